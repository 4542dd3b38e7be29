import type { Resource } from '../../model/resource.ts'
import type { Context } from '../context.ts'
import { keyOf, nameOf, type Owner } from '../ownership.ts'

/** What is told of something that is there and not ours. `asExisting`: how a program refers to one that it does not make. */
export function foreign(
  model: Resource,
  owner: Owner | undefined,
  asExisting: string | undefined,
  { stack }: Pick<Context, 'stack'>,
): { readonly resource: string; readonly message: string; readonly fix: string } {
  const resource = nameOf(model)
  const instead = asExisting
    ? `Use it as it is with ${asExisting}, or give yours another name`
    : 'Give yours another name'
  return {
    resource,
    message: owner
      ? `${resource} exists and belongs to ${owner.id} of stack "${owner.stack}", not to ${keyOf(model)} of stack "${stack.name}"`
      : `${resource} exists, but was not made by stack "${stack.name}"`,
    fix: owner
      ? `${instead}, or remove it from the other stack first.`
      : `${instead}. Only what no other tool keeps, such as Terraform or CloudFormation, may be taken over: { adopt: true }.`,
  }
}
