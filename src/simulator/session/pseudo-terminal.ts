import type { ProgramIo } from './program.ts'

const INTERRUPT = 3
const END_OF_INPUT = 4

/** What Ctrl-C does to what runs. */
export class Interrupted extends Error {}

/** The terminal between a session and its command: it echoes, makes lines, and turns keys into signals. */
export class PseudoTerminal {
  readonly #io: ProgramIo
  readonly #lines: (string | undefined)[] = []
  #typed = ''
  #wake: (() => void) | undefined
  #interrupt: (() => void) | undefined
  echoes = true
  /** Whether a line ends as on a teletype. */
  returns = true
  size = { columns: 0, rows: 0 }

  constructor(io: ProgramIo) {
    this.#io = io
  }

  write(text: string): void {
    this.#io.write(Buffer.from(this.returns ? text.replaceAll('\n', '\r\n') : text))
  }

  input(bytes: Buffer): void {
    for (const character of bytes.toString()) {
      const code = character.charCodeAt(0)
      if (code === INTERRUPT) this.#break()
      else if (code === END_OF_INPUT) this.#line(this.#typed === '' ? undefined : this.#typed)
      else if (character === '\r' || character === '\n') this.#line(this.#typed, '\n')
      else {
        this.#typed += character
        if (this.echoes) this.write(character)
      }
    }
  }

  /** The next line; undefined at the end of the input. @throws Interrupted */
  async readLine(): Promise<string | undefined> {
    if (this.#lines.length === 0) await this.until(resume => (this.#wake = resume))
    return this.#lines.shift()
  }

  /** Waits for something that Ctrl-C can end. @throws Interrupted */
  until(begin: (resume: () => void) => unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#interrupt = () => reject(new Interrupted())
      begin(resolve)
    })
  }

  #line(line: string | undefined, echoed = ''): void {
    this.#typed = ''
    if (this.echoes && echoed) this.write(echoed)
    this.#lines.push(line)
    this.#wake?.()
  }

  #break(): void {
    this.#typed = ''
    if (this.echoes) this.write('^C')
    this.#interrupt?.()
  }
}
