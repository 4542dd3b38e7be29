/** The level and the sentence of a line that has them as members, in JSON or as `name="value"`. */
export function sentenceIn(line: string): string {
  const level = LEVEL.exec(line)?.[1]
  const said = SENTENCES.flatMap(each => each.exec(line)?.[1] ?? [])
  if (level === undefined || said.length === 0) return line
  return `${level}: ${said
    .map(each =>
      each
        .replace(/^.*\\nCaused by: /, '')
        .replace(/\\n.*$/, '')
        .replace(/\\(.)/g, '$1'),
    )
    .join(': ')}`
}

/** Erlang writes a text as its bytes where no module that prints it is loaded yet. */
export const inLetters = (line: string): string =>
  line.replace(/<<(\d{1,3}(?:,\d{1,3}){7,})>>/g, (_, bytes: string) =>
    new TextDecoder().decode(Uint8Array.from(bytes.split(','), Number)).replace(/\s+/g, ' '),
  )

const LEVEL = /\b(?:level|lvl|severity|(?<=")s)"? ?[:=] ?"?(\w+)/i
const SENTENCES = ['stack_trace', 'errmsg', 'error', 'err', 'exception', 'info', 'msg', 'message'].map(
  name => new RegExp(`\\b${name}"? ?[:=] ?"((?:[^"\\\\]|\\\\.)+)"`, 'i'),
)
