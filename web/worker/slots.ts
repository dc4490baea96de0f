// Places in a text for a value, as content.Slot makes them.

const slot = new RegExp(`${SLOT_BEGINS}([^${SLOT_ENDS}]*)${SLOT_ENDS}`, 'g');

/** Puts the values in the slots of their names. Slots of other names stay. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(slot, (all, name) => (Object.hasOwn(values, name) ? values[name] : all));
}

export const withoutSlots = (text: string) => text.replace(slot, '');

export const hasSlots = (text: string) => text.includes(SLOT_BEGINS);
