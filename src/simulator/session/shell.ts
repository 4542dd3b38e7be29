import { Interrupted, type PseudoTerminal } from './pseudo-terminal.ts'

/** How a command of a container that is no part of its shell answers; undefined where there is none of that name. */
export type FindCommand = (
  words: readonly string[],
) => { readonly output: string; readonly exitCode: number } | undefined

/** What a shell needs of its container. */
export interface ShellOf {
  readonly terminal: PseudoTerminal
  readonly find: FindCommand
  readonly environment: Readonly<Record<string, string>>
  /** Waits for so long. */
  readonly sleep: (milliseconds: number) => Promise<void>
}

/** Ends a shell. */
class Exit extends Error {
  readonly status: number

  constructor(status: number) {
    super('exit')
    this.status = status
  }
}

interface Simple {
  /** What joins it to the one before. */
  readonly after: '&&' | '||' | ';'
  readonly text: string
}

/** As much of a shell as sessions of tests need: simple commands, `;`, `&&`, `||`, quotes, variables and `$?`. */
export class Shell {
  readonly #of: ShellOf
  readonly #parameters: readonly string[]
  #status = 0
  #traps = false

  constructor(of: ShellOf, parameters: readonly string[] = []) {
    this.#of = of
    this.#parameters = parameters
  }

  /** Runs what a person types. Gives the status of its end. */
  async converse(): Promise<number> {
    this.#traps = true
    for (;;) {
      this.#of.terminal.write('# ')
      const line = await this.#of.terminal.readLine().catch(() => '')
      if (line === undefined) return this.#status
      const exit = await this.#attempt(line)
      if (exit !== undefined) return exit
    }
  }

  /** Runs a text. Gives the status of its end. */
  async run(text: string): Promise<number> {
    return (await this.#attempt(text)) ?? this.#status
  }

  async #attempt(text: string): Promise<number | undefined> {
    try {
      for (const { after, text: simple } of simpleCommands(text)) {
        if ((after === '&&' && this.#status !== 0) || (after === '||' && this.#status === 0)) continue
        await this.#simple(simple)
      }
      return undefined
    } catch (error) {
      if (error instanceof Exit) return error.status
      throw error
    }
  }

  async #simple(text: string): Promise<void> {
    const words = this.#expanded(text)
    if (words.length === 0) return
    try {
      this.#status = await this.#command(words)
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error
      this.#status = 130
      if (!this.#traps) throw new Exit(130)
    }
  }

  async #command([name = '', ...given]: readonly string[]): Promise<number> {
    const { terminal, find, environment, sleep } = this.#of
    const scripted = find([name, ...given])
    if (scripted) {
      terminal.write(scripted.output)
      return scripted.exitCode
    }
    switch (name) {
      case 'trap':
        this.#traps = true
        return 0
      case 'true':
        return 0
      case 'false':
        return 1
      case 'exit':
        throw new Exit(given[0] === undefined ? this.#status : Number(given[0]) % 256)
      case 'echo':
        terminal.write(`${given.join(' ')}\n`)
        return 0
      case 'printf':
        terminal.write(formatted(given))
        return 0
      case 'env':
        terminal.write(
          Object.entries(environment)
            .map(([key, value]) => `${key}=${value}\n`)
            .join(''),
        )
        return 0
      case 'stty':
        return this.#stty(given)
      case 'sleep':
        await terminal.until(resume => sleep(Number(given[0]) * 1000).then(resume))
        return 0
      case 'cat':
        for (let line = await terminal.readLine(); line !== undefined; line = await terminal.readLine())
          terminal.write(`${line}\n`)
        return 0
    }
    if (/^(\/bin\/)?(sh|bash)$/.test(name)) return runShell(this.#of, given)
    terminal.write(`sh: 1: ${name}: not found\n`)
    return 127
  }

  #stty(given: readonly string[]): number {
    const { terminal } = this.#of
    const { columns, rows } = terminal.size
    if (given.includes('size')) terminal.write(`${rows} ${columns}\n`)
    if (given.includes('-echo')) terminal.echoes = false
    if (given.includes('-onlcr')) terminal.returns = false
    return 0
  }

  /** The words of a simple command, with what they stand for. */
  #expanded(text: string): string[] {
    const words: string[] = []
    for (const [word] of text.matchAll(/(?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\])+/g)) {
      if (/^\d?>/.test(word)) continue
      if (word === '"$@"') words.push(...this.#parameters)
      else
        words.push(
          word.replace(
            /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^'"\\]+)/g,
            (_, single, double, escaped, bare) =>
              single ?? escaped ?? this.#variables(double?.replace(/\\(["\\$])/g, '$1') ?? bare ?? ''),
          ),
        )
    }
    return words
  }

  #variables(text: string): string {
    return text.replace(/\$(\?|\d|\w+)/g, (_, name: string) => {
      if (name === '?') return String(this.#status)
      return /^\d$/.test(name) ? (this.#parameters[Number(name) - 1] ?? '') : (this.#of.environment[name] ?? '')
    })
  }
}

/** Runs `sh` with what follows it. */
export function runShell(of: ShellOf, [first, script = '', , ...parameters]: readonly string[]): Promise<number> {
  return first === '-c' ? new Shell(of, parameters).run(script) : new Shell(of).converse()
}

function simpleCommands(text: string): Simple[] {
  const found: Simple[] = []
  let after: Simple['after'] = ';'
  let simple = ''
  for (const [piece] of text.matchAll(/'[^']*'|"(?:[^"\\]|\\.)*"|\\.|&&|\|\||[;\n]|[^'"\\;\n&|]+|./g)) {
    if (!/^(&&|\|\||[;\n])$/.test(piece)) simple += piece
    else {
      found.push({ after, text: simple })
      after = piece === '&&' || piece === '||' ? piece : ';'
      simple = ''
    }
  }
  return [...found, { after, text: simple }].filter(each => each.text.trim() !== '')
}

function formatted([format = '', ...values]: readonly string[]): string {
  let next = 0
  return format
    .replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    .replaceAll('\\n', '\n')
    .replace(/%[sd]/g, () => values[next++] ?? '')
}
