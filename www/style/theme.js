/**
 * Colours, sizes and the names that a host page may set. Light or dark follows the host's `color-scheme`.
 */
export const THEME = `
:host {
  display: block;
  container-type: inline-size;

  --_accent: var(--scrub-jay-accent, light-dark(#1d5bb8, #8fb8f6));
  --_on-accent: var(--scrub-jay-on-accent, light-dark(#ffffff, #0d1b30));
  --_surface: var(--scrub-jay-surface, light-dark(#ffffff, #181d24));
  --_sunken: var(--scrub-jay-sunken, light-dark(#f4f6f9, #11151a));
  --_text: var(--scrub-jay-text, light-dark(#1b2430, #e6eaf0));
  --_muted: var(--scrub-jay-muted, light-dark(#52606d, #a3afbd));
  --_line: var(--scrub-jay-line, light-dark(#dce1e8, #2d3540));
  --_edge: var(--scrub-jay-edge, light-dark(#76828f, #7f8b99));
  --_radius: var(--scrub-jay-radius, 0.625rem);
  --_font: var(--scrub-jay-font, system-ui, sans-serif);
  --_text-height: var(--scrub-jay-text-height, clamp(22rem, 100dvh - 25rem, 60rem));

  --_remove: light-dark(#8f2f0c, #ffb68a);
  --_remove-back: light-dark(#fde9db, #43281a);
  --_keep: var(--_muted);
  --_stand-in: light-dark(#174a96, #b3cffb);
  --_stand-in-back: light-dark(#e4edfa, #1d3050);
  --_good: light-dark(#17693f, #7ad7a5);
  --_good-back: light-dark(#e0f3e8, #17352a);
  --_wrong: light-dark(#a8201a, #ff9d92);
  --_wrong-back: light-dark(#fdecea, #3c1c1a);
}

:host([hidden]) {
  display: none;
}

.surface {
  color: var(--_text);
  font: 1rem/1.5 var(--_font);
  text-align: start;
}

*,
*::before {
  box-sizing: border-box;
}

:focus-visible {
  outline: 3px solid var(--_accent);
  outline-offset: 2px;
}

/* What scrolls into sight must not end up below the bar of actions. */
:focus-visible,
button {
  scroll-margin-block: 3rem 7rem;
}

.heading:focus-visible {
  outline: none;
}

.visually-hidden {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

@media (prefers-reduced-motion: no-preference) {
  .button,
  .drop,
  .choice-option,
  .mark {
    transition: background-color 120ms, border-color 120ms, color 120ms;
  }
}
`;
