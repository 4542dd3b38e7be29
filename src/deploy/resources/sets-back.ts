import type { Kind } from '../../model/index.ts'
import { changedFields } from '../planning/diff.ts'
import type { WayBack } from './handler.ts'

/** The way back of a kind of which an update can set back these fields alone. */
export const setsBackOnly = <K extends Kind>(
  fields: readonly string[],
  because: string,
): Pick<WayBack<K>, 'refuses'> => ({
  refuses: ({ action, changes }) =>
    action === 'update' && [...changedFields(changes)].some(field => !fields.includes(field)) ? because : undefined,
})
