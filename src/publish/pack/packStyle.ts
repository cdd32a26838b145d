/** How a pack looks on a projector and on paper. Colours keep a contrast of 7:1 or better. */
export const packStyle = `
:root { color-scheme: light; --ink: #1f2328; --soft: #4a5058; --thread: #a3281e; --line: #b9bec5; --paper: #fffdf8; }
* { box-sizing: border-box; }
html { scroll-snap-type: y proximity; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1.25rem/1.5 Georgia, 'Times New Roman', serif; }
section { min-height: 100vh; padding: 6vh 8vw; scroll-snap-align: start; border-bottom: 1px solid var(--line); }
section > * { max-width: 62rem; margin-left: auto; margin-right: auto; }
h1 { font-size: 2.6rem; line-height: 1.15; margin: 12vh auto 0.5rem; border-left: 6px solid var(--thread); padding-left: 1.2rem; }
h2 { font-size: 2rem; line-height: 1.25; margin-top: 0.2rem; font-weight: 600; }
h3 { font: 600 1rem/1.4 system-ui, sans-serif; color: var(--soft); margin: 1.6rem auto 0.5rem; }
.facts, .number, .signs, .none, figcaption { font-family: system-ui, sans-serif; color: var(--soft); font-size: 1rem; }
.number { color: var(--thread); font-weight: 600; margin-bottom: 0; }
.quotes { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 0 3rem; }
figure { margin: 0 0 1.2rem; padding-left: 1rem; border-left: 3px solid var(--line); break-inside: avoid; }
blockquote { margin: 0; }
blockquote p { margin: 0 0 0.3rem; }
blockquote b { font: 600 0.95rem/1.4 system-ui, sans-serif; color: var(--soft); }
li { margin-bottom: 0.3rem; }
.answers { display: none; }
@media (max-width: 40rem) { body { font-size: 1.05rem; } h2 { font-size: 1.5rem; } .quotes { display: block; } }
@media print {
  @page { size: A4; margin: 18mm; }
  body { background: none; font-size: 11pt; }
  section { min-height: 0; padding: 0; border: 0; break-after: page; }
  section:last-of-type { break-after: auto; }
  h1 { font-size: 24pt; margin-top: 40mm; }
  h2 { font-size: 16pt; }
  h3 { font-size: 10pt; }
  .facts, .number, .signs, .none, figcaption, blockquote b { font-size: 9pt; }
  .quotes { display: block; }
  .answers { display: block; }
  .room { border: 1px solid var(--line); min-height: 38mm; padding: 2mm 3mm; margin-bottom: 4mm; break-inside: avoid; }
  .room p { margin: 0; color: var(--soft); font: 9pt system-ui, sans-serif; }
}
`;
