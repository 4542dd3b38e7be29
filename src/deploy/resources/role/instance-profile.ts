import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { rolePath } from './role-path.ts'

const GONE = 'NoSuchEntityException'

/** The instance profile that a role of instances comes with: it has the name of the role, and nothing but the role in it. */
export async function instanceProfileOf(name: string, { aws }: Context): Promise<'with the role' | 'none'> {
  const found = await unlessRefused(aws.iam('GetInstanceProfile', { InstanceProfileName: name }), GONE)
  const roles = found?.InstanceProfile?.Roles ?? []
  return roles.some(({ RoleName }) => RoleName === name) ? 'with the role' : 'none'
}

/** Makes the profile, or what is missing of it. */
export async function putInstanceProfile(name: string, context: Context): Promise<void> {
  const { aws } = context
  const found = await unlessRefused(aws.iam('GetInstanceProfile', { InstanceProfileName: name }), GONE)
  if (!found)
    await unlessRefused(
      aws.iam('CreateInstanceProfile', { InstanceProfileName: name, Path: rolePath(context) }),
      'EntityAlreadyExistsException',
    )
  // A profile has one role: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
  if ((await instanceProfileOf(name, context)) === 'none')
    await unlessRefused(
      aws.iam('AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName: name }),
      'LimitExceededException',
    )
}

/** Takes the role out of the profile, and deletes the profile. */
export async function deleteInstanceProfile(name: string, { aws }: Context): Promise<void> {
  const named = { InstanceProfileName: name }
  await unlessRefused(aws.iam('RemoveRoleFromInstanceProfile', { ...named, RoleName: name }), GONE)
  await unlessRefused(aws.iam('DeleteInstanceProfile', named), GONE)
}
