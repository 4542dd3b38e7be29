import type { TaskDefinitionModel } from '../../../model/task-definition.ts'
import type { Context } from '../../context.ts'
import { isNameOf, physicalName } from '../../ownership.ts'
import type { EitherName } from '../former-name.ts'

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html */
const LONGEST = 255

type Of = Pick<Context, 'stack'>

/** The names of a family: the one that the program says, or one of the stack and the id. */
export function familyNames({ family, physicalName: said }: TaskDefinitionModel, { stack }: Of): EitherName {
  if (said !== undefined) return { present: said, former: undefined }
  return { present: physicalName([stack.name, family], LONGEST), former: family }
}

/** Whether the family of what has this id has such a name. */
export const isFamilyName = (name: string, id: string, { stack }: Of): boolean =>
  isNameOf(name, [stack.name, id], LONGEST)

/** The family that a revision is of. */
export const familyOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1, arn.lastIndexOf(':'))
