import { randomBytes } from 'node:crypto'

/** A command line that also tells the exit status of its command, and how that is told. */
export interface TellingCommand {
  readonly commandLine: string
  /** What stands before the status in the output. */
  readonly marker: string
}

/**
 * ECS Exec does not tell how a command ended, so a shell in the container does: it runs the command, and then prints a
 * marker with its status. Both halves of the marker stand apart in the command line, so that no list of processes has it.
 *
 * @param command A text for the shell, or a command with its arguments as they are.
 * @param terminal Whether a person sees the output: else it is not echoed, and its lines end as the command ends them.
 * @see https://github.com/aws/amazon-ecs-agent/issues/2846
 */
export function tellingStatus(command: string | readonly string[], terminal: boolean): TellingCommand {
  const [first, second] = [randomBytes(8).toString('hex'), randomBytes(8).toString('hex')]
  const words = typeof command === 'string' ? ['/bin/sh', '-c', command] : command
  const script = [
    // Ctrl-C is for the command: it does not end the shell that waits for it.
    'trap : INT QUIT',
    ...(terminal ? [] : ['stty -echo -onlcr 2>/dev/null']),
    '"$@"',
    `printf '\\036%s%s:%d.' ${first} ${second} $?`,
  ].join('; ')
  return {
    commandLine: commandLine(['/bin/sh', '-c', script, 'sh', ...words]),
    marker: `\x1e${first}${second}:`,
  }
}

/** The words as the agent splits them again: by https://github.com/google/shlex. */
export const commandLine = (words: readonly string[]): string => words.map(quotedWord).join(' ')

const quotedWord = (word: string): string =>
  /^[\w/.:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`

/** Takes the marker and the status out of the output. */
export class StatusReader {
  readonly #marker: Buffer
  #held = Buffer.alloc(0)
  #found = false

  constructor(marker: string) {
    this.#marker = Buffer.from(marker)
  }

  /** The part of the output that is certainly not of the marker. */
  take(output: Uint8Array): Uint8Array {
    // What goes on in the background may still write: nobody has asked for that.
    if (this.#found && this.status !== undefined) return Buffer.alloc(0)
    const all = Buffer.concat([this.#held, output])
    const at = this.#found ? 0 : all.indexOf(this.#marker)
    if (at >= 0) {
      this.#held = all.subarray(at)
      this.#found = true
      return all.subarray(0, at)
    }
    const kept = this.#begunAt(all)
    this.#held = all.subarray(kept)
    return all.subarray(0, kept)
  }

  /** The status; undefined where the shell did not come to tell it. */
  get status(): number | undefined {
    const told = this.#found ? this.#held.subarray(this.#marker.length).toString('latin1') : ''
    const digits = /^(\d{1,3})\./.exec(told)?.[1]
    return digits === undefined ? undefined : Number(digits)
  }

  /** What was held back and is no marker. */
  rest(): Uint8Array {
    return this.#found ? Buffer.alloc(0) : this.#held
  }

  /** Where a marker may have begun whose end has not come. */
  #begunAt(bytes: Buffer): number {
    for (let length = Math.min(this.#marker.length - 1, bytes.length); length > 0; length--) {
      const at = bytes.length - length
      if (bytes.subarray(at).equals(this.#marker.subarray(0, length))) return at
    }
    return bytes.length
  }
}
