/** A fenced block: its language and its text. */
export interface Block { readonly language: string; readonly text: string }

/** The fenced blocks of a Markdown text. */
export function blocksOf(markdown: string): readonly Block[] {
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, text]) => ({ language: language!, text: text! }))
}

/**
 * Every command that a Markdown text tells to type: the lines of its `sh` blocks, and inline code that begins with npm, npx or
 * variables before them. In a row of a table, inline code that begins with `-- ` goes behind the row's first command.
 */
export function commandsOf(markdown: string): readonly string[] {
  const blocks = blocksOf(markdown).filter(({ language }) => language === 'sh').flatMap(({ text }) => text.split('\n'))
  const prose = markdown.replaceAll(/^```\w*\n.*?^```$/gms, '')
  const inline = prose.split('\n').flatMap((line) => {
    const spans = [...line.matchAll(/`([^`]+)`/g)].map(([, span]) => span!)
    const first = spans.find(isCommand)
    return spans.flatMap((span) => (isCommand(span) ? [span] : span.startsWith('-- ') && first !== undefined ? [`${first} ${span}`] : []))
  })
  const lines = [...blocks, ...inline].map((line) => line.replace(/\s+#\s.*$/, '').trim()).filter((line) => line !== '')
  return [...new Set(lines)]
}

function isCommand(text: string): boolean {
  return /^(?:[A-Z][A-Z0-9_]*=\S+ )*(?:npm|npx) \S/.test(text)
}
