/**
 * Steps, headings, cards and controls.
 */
export const BASE = `
.steps {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.75rem;
  margin: 1rem 0 1.5rem;
  padding: 0;
  list-style: none;
  counter-reset: step;
}

.step {
  display: flex;
  align-items: center;
  gap: 0.5rem;
  color: var(--_muted);
  counter-increment: step;
}

.step::before {
  content: counter(step);
  display: grid;
  place-items: center;
  inline-size: 1.625rem;
  block-size: 1.625rem;
  border: 1.5px solid var(--_edge);
  border-radius: 50%;
  font-size: 0.8125rem;
  font-weight: 600;
}

.step.past::before {
  content: "✓" / "";
  border-color: var(--_accent);
  color: var(--_accent);
}

.step[aria-current] {
  color: var(--_text);
  font-weight: 600;
}

.step[aria-current]::before {
  border-color: var(--_accent);
  background: var(--_accent);
  color: var(--_on-accent);
}

.heading {
  margin: 0;
  font-size: 1.25rem;
  font-weight: 650;
}

.lead {
  max-inline-size: 46rem;
  margin: 0.125rem 0 1.25rem;
  color: var(--_muted);
}

.cards {
  display: grid;
  gap: 1rem;
  align-items: start;
}

@container (inline-size >= 52rem) {
  .cards {
    grid-template-columns: 2fr 3fr;
    align-items: stretch;
  }
}

.card {
  min-inline-size: 0;
  padding: 1.25rem;
  border: 1px solid var(--_line);
  border-radius: var(--_radius);
  background: var(--_surface);
}

.card + .card {
  margin-block-start: 1rem;
}

.cards > .card {
  margin-block: 0;
}

.card-heading {
  margin: 0;
  font-size: 1rem;
  font-weight: 650;
}

.hint {
  margin: 0.125rem 0 0;
  color: var(--_muted);
  font-size: 0.875rem;
}

.hint.wrong {
  color: var(--_wrong);
}

.label {
  display: block;
  margin-block: 0.875rem 0.25rem;
  font-size: 0.875rem;
  font-weight: 550;
}

.field {
  display: block;
  inline-size: 100%;
  min-block-size: 2.375rem;
  padding: 0.5rem 0.625rem;
  border: 1px solid var(--_edge);
  border-radius: calc(var(--_radius) * 0.6);
  background: var(--_surface);
  color: inherit;
  font: inherit;
}

textarea.field {
  resize: vertical;
}

.button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-block-size: 2.375rem;
  padding: 0.375rem 0.875rem;
  border: 1px solid var(--_edge);
  border-radius: calc(var(--_radius) * 0.6);
  background: var(--_surface);
  color: inherit;
  font: inherit;
  font-weight: 550;
  cursor: pointer;
}

.button:hover {
  border-color: var(--_accent);
  background: var(--_sunken);
}

.button:has(:focus-visible) {
  outline: 3px solid var(--_accent);
  outline-offset: 2px;
}

.button.primary {
  border-color: var(--_accent);
  background: var(--_accent);
  color: var(--_on-accent);
}

.button.primary:hover {
  background: color-mix(in oklab, var(--_accent), var(--_text) 18%);
}

.button.quiet {
  min-block-size: 1.75rem;
  padding: 0.125rem 0.5rem;
  border-color: transparent;
  background: none;
  color: var(--_accent);
  font-size: 0.875rem;
}

.button.quiet:hover {
  background: var(--_sunken);
}

.button:disabled,
.button.primary:disabled {
  border-color: var(--_line);
  background: var(--_sunken);
  color: var(--_muted);
  cursor: default;
}

.choice {
  display: inline-flex;
  flex: none;
  padding: 2px;
  border-radius: calc(var(--_radius) * 0.6);
  background: var(--_sunken);
  box-shadow: inset 0 0 0 1px var(--_line);
}

.choice-option {
  min-block-size: 1.75rem;
  padding: 0.125rem 0.625rem;
  border: 0;
  border-radius: calc(var(--_radius) * 0.45);
  background: none;
  color: var(--_muted);
  font: inherit;
  font-size: 0.875rem;
  cursor: pointer;
}

.choice-option:hover {
  color: var(--_text);
}

.choice-option[aria-pressed="true"] {
  background: var(--_surface);
  box-shadow: 0 0 0 1px var(--_edge);
  color: var(--_text);
  font-weight: 600;
}

.choice-option.accept[aria-pressed="true"] {
  background: var(--_remove-back);
  box-shadow: 0 0 0 1px var(--_remove);
  color: var(--_remove);
}

.notice {
  margin-block: 0 1rem;
  padding: 0.75rem 1rem;
  border: 1px solid var(--_wrong);
  border-radius: var(--_radius);
  background: var(--_wrong-back);
}

.notice .button {
  display: flex;
  margin-block-start: 0.5rem;
}

.notice strong::after {
  content: ".";
}

.actions {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: flex-end;
  gap: 0.75rem;
  margin-block-start: 1rem;
}

.actions.sticky {
  position: sticky;
  inset-block-end: 0;
  z-index: 1;
  padding-block: 0.75rem;
  padding-inline: 1.25rem;
  border: 1px solid var(--_line);
  border-radius: var(--_radius);
  background: var(--_surface);
  box-shadow: 0 -4px 16px light-dark(rgb(27 36 48 / 7%), rgb(0 0 0 / 40%));
}

.actions-note {
  margin: 0;
  margin-inline-end: auto;
  color: var(--_muted);
}

.actions .notice {
  flex-basis: 100%;
  margin: 0;
}
`;
