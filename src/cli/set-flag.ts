import { UsageError } from './usage-error.ts'

/** What `--set` says: a variable of the container that is meant, or of the one that is named. */
export interface SetVariable {
  readonly container?: string
  readonly name: string
  readonly value: string
}

export const SET_BRIEF = 'A variable; container:NAME=value where there are several containers'

/** No variable that a shell sets has a colon in its name. */
const FORM = /^(?:([A-Za-z0-9_-]+):)?([^=:]+)=([\s\S]*)$/

/** @throws UsageError where it has neither of the two forms. */
export function setVariable(given: string): SetVariable {
  const [, container, name, value] = FORM.exec(given) ?? []
  if (name === undefined || value === undefined)
    throw new UsageError(
      `--set takes NAME=value or container:NAME=value, and got "${given}"`,
      'Write, for example, --set LOG_LEVEL=debug, or --set app:LOG_LEVEL=debug.',
    )
  return { ...(container !== undefined && { container }), name, value }
}
