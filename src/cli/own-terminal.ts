import type { SessionTerminal } from '../operate/session/run-session.ts'

/** The terminal of this process, which a session may have. */
export interface OwnTerminal extends SessionTerminal {
  /** Makes it again what it was. */
  restore(): void
}

/** The terminal that this process has; undefined where it has none on both sides. */
export function ownTerminal(): OwnTerminal | undefined {
  const { stdin, stdout } = process
  if (!stdin.isTTY || !stdout.isTTY) return undefined
  return {
    input: typed(),
    size: () => ({ columns: stdout.columns, rows: stdout.rows }),
    onResize: changed => {
      stdout.on('resize', changed)
      return () => void stdout.off('resize', changed)
    },
    restore: () => {
      if (stdin.isRaw) stdin.setRawMode(false)
      stdin.pause()
      // A read that waits for a key must not keep the process.
      stdin.unref()
    },
  }
}

/** Every key as it is, Ctrl-C too, from when the session begins. */
async function* typed(): AsyncGenerator<Uint8Array, void, undefined> {
  const { stdin } = process
  stdin.setRawMode(true)
  for await (const keys of stdin.iterator({ destroyOnReturn: false })) yield keys
}
