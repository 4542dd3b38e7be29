import type { LogGroupModel } from '../../../model/log-group.ts'
import type { Context } from '../../context.ts'
import type { EitherName } from '../former-name.ts'

type Of = Pick<Context, 'stack'>

/** The names of a log group: the one that the program says, or one of the stack and the family. */
export function logGroupNames({ logGroupName, family }: LogGroupModel, context: Of): EitherName {
  if (family === undefined) return { present: logGroupName, former: undefined }
  return { present: nameFor(family, context), former: logGroupName }
}

/** Whether a log group of this id has such a name. */
export const isLogGroupName = (name: string, id: string, context: Of): boolean =>
  name === nameFor(id.replace(FORMER, ''), context)

const FORMER = /^\/ecs\//

const nameFor = (family: string, { stack }: Of): string => `/ecs/${stack.name}/${family}`
