import { expect, it } from 'vitest'
import { findRoles } from '../../../../src/deploy/resources/role/find-roles.ts'
import { isRoleName, roleName } from '../../../../src/deploy/resources/role/role-name.ts'
import { scripted } from '../scripted-aws.ts'

const stack = { name: 'my-shop', tags: {} }
const search = { present: new Map(), everywhere: false, tagged: Promise.resolve([]), leftOut() {} }

const foundAmong = async (...names: readonly string[]) => {
  const tags = { 'fluent-ecs:stack': 'my-shop', 'fluent-ecs:id': 'role/web-execution' }
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  const { context } = scripted({
    'iam ListRoles': () => ({ Roles: names.map(RoleName => ({ RoleName })) }),
    'iam GetRole': ({ RoleName }) => ({ Role: { RoleName, Arn: `arn:${RoleName}`, Tags } }),
  })
  const found = await findRoles(search, { ...context, stack })
  return found.flatMap(({ name }) => (isRoleName(name, 'web-execution', { stack, region: 'us-east-1' }) ? [name] : []))
}

it('finds a role that the program has lost, also under the name of version 0.1.0', async () => {
  const present = roleName({ id: 'web-execution' }, { stack, region: 'us-east-1' })
  const former = 'my-shop-web-execution-us-east-1'
  expect(present).not.toBe(former)
  expect(await foundAmong(present, former)).toEqual([present, former])
})

it('leaves alone the role of another Region', async () => {
  const elsewhere = roleName({ id: 'web-execution' }, { stack, region: 'eu-west-1' })
  expect(await foundAmong(elsewhere, 'my-shop-web-execution-eu-west-1')).toEqual([])
})
