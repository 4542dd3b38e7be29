import type { Mutation } from './mutation.ts'

const RIGHTS = 'test/deploy/role-rights.test.ts'
const GROUPS = 'test/deploy/resources/security-group/security-group.test.ts'
const ROLE = 'src/deploy/resources/role/role.ts'

const rows = [
  [
    'a role keeps what it allowed until the end',
    ROLE,
    'const policy = widened(live.props.policy, desired.policy)',
    'const policy = desired.policy',
    RIGHTS,
    'a deploy that is rolled back',
  ],
  [
    'a role allows what is new before it is needed',
    ROLE,
    'if (allowsMore) await setPolicy(RoleName, policy, context)',
    '',
    RIGHTS,
    'beside what is new',
  ],
  [
    'a role gives up what nothing needs any more',
    ROLE,
    'if (narrows) await setPolicy(desired.roleName, desired.policy, context)',
    '',
    RIGHTS,
    'takes rights away last',
  ],
  [
    'managed policies go at the end',
    ROLE,
    'await detachPolicies(desired.roleName, detached, context)',
    '',
    RIGHTS,
    'managed policies',
  ],
  [
    'nothing is taken away after a failure',
    'src/deploy/applying/apply-graph.ts',
    'if (failures.length === 0) {',
    'if (failures.length >= 0) {',
    RIGHTS,
    'a deploy that is rolled back',
  ],
  [
    'a security group shuts out what is old at the end',
    'src/deploy/resources/security-group/security-group.ts',
    'return () => revokeOwn(groupId, { ingress, egress }, model, context)',
    'return undefined',
    GROUPS,
    'shuts out',
  ],
] as const

/** Rights are widened first, and narrowed last. */
export const rights: readonly Mutation[] = rows.map(([what, file, from, to, test, named]) => ({
  what: `rights: ${what}`,
  ...{ file, from, to, test, named },
}))
