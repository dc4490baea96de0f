import { Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideServiceWorker } from '@angular/service-worker';
import text from './text.json';

const KEY = 'answers';

@Component({
  selector: 'app-guide',
  template: `
    <p class="calls">@for (call of text.calls; track call.tel) {<a href="tel:{{ call.tel }}">{{ call.name }} {{ call.number }}</a>}</p>
    <main>
      <h1>{{ text.title }}</h1>
      @for (part of text.parts; track part.title) {
        <section>
          <h2>{{ part.title }}</h2>
          <p>{{ part.lead }}:</p>
          @for (item of part.items; track item.id) {
            <fieldset>
              <legend>{{ item.words }}</legend>
              @for (value of text.answers; track value) {
                <label><input type="radio" [name]="item.id" [checked]="answers()[item.id] === value" (change)="answer(item.id, value)"> {{ value }}</label>
              }
            </fieldset>
          }
        </section>
      }
      @for (words of text.blocks; track $index) {<p>{{ words }}</p>}
    </main>`,
})
class Guide {
  text = text;
  answers = signal<Record<string, string>>(JSON.parse(localStorage.getItem(KEY) ?? '{}'));

  answer(id: string, value: string) {
    this.answers.update((before) => ({ ...before, [id]: value }));
    localStorage.setItem(KEY, JSON.stringify(this.answers()));
  }
}

bootstrapApplication(Guide, {
  providers: [provideZonelessChangeDetection(), provideServiceWorker('ngsw-worker.js', { registrationStrategy: 'registerWhenStable:30000' })],
});
