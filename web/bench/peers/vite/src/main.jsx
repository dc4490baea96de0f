import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import text from './text.json';
import './style.css';

const KEY = 'answers';

function Guide() {
  const [answers, setAnswers] = useState(() => JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  const answer = (id, value) => {
    const now = { ...answers, [id]: value };
    localStorage.setItem(KEY, JSON.stringify(now));
    setAnswers(now);
  };
  return (
    <>
      <p className="calls">{text.calls.map(({ name, number, tel }) => <a key={tel} href={`tel:${tel}`}>{name} {number}</a>)}</p>
      <main>
        <h1>{text.title}</h1>
        {text.parts.map(({ title, lead, items }) => (
          <section key={title}>
            <h2>{title}</h2>
            <p>{lead}:</p>
            {items.map(({ id, words }) => (
              <fieldset key={id}>
                <legend>{words}</legend>
                {text.answers.map((value) => (
                  <label key={value}><input type="radio" name={id} checked={answers[id] === value} onChange={() => answer(id, value)} /> {value}</label>
                ))}
              </fieldset>
            ))}
          </section>
        ))}
        {text.blocks.map((words, i) => <p key={i}>{words}</p>)}
      </main>
    </>
  );
}

createRoot(document.getElementById('root')).render(<Guide />);
