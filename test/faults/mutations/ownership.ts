import type { Mutation, Spare } from './mutation.ts'

const TESTS = 'test/deploy/ownership.test.ts'

/** Handlers, and how their resource is called in the names of the tests. */
const OWNED: Readonly<Record<string, string>> = {
  'security-group': 'security-group/',
  repository: 'repository/',
  cluster: 'cluster/shop',
  'log-group': 'log-group/',
  role: 'role/',
  'task-definition': 'task-definition/',
  'target-group': 'target-group/',
  'load-balancer': 'load-balancer/',
  listener: 'listener/',
  service: 'service/',
  autoscaling: 'autoscaling/',
}

const read: readonly Mutation[] = Object.entries(OWNED).map(([kind, named]) => ({
  what: `ownership: a plan reads whose a ${kind} is`,
  file: `src/deploy/resources/${kind}.ts`,
  from: 'owner: ownerOf(tags)',
  to: "owner: ownerOf({ ...tags, 'fluent-ecs:stack': 'shop' })",
  test: TESTS,
  named: `a ${named}`,
}))

/** Where a resource that is there already may be taken for one that a lost reply was about. */
const made: readonly Mutation[] = [
  ['security-group', 'CreateSecurityGroup', 'found && isOurs(fromTagList(found.Tags), model, context)', 'found'],
  [
    'repository',
    'CreateRepository',
    'found && isOurs(await tagsOf(found.repositoryArn, context), model, context)',
    'found',
  ],
  ['log-group', 'CreateLogGroup', 'isOurs(await tagsOf(arn, context), model, context)', 'true'],
  ['role', 'CreateRole', 'found && isOurs(fromTagList(found.Tags), model, context)', 'found'],
  ['service', 'CreateService', ' || !isOurs(fromEcsTags(found.tags), model, context)', ''],
  [
    'listener-rule',
    'CreateRule',
    '(await taggedRules(listenerArn, context)).find(({ tags }) => isOurs(tags, model, context))',
    '(await taggedRules(listenerArn, context)).at(0)',
  ],
].map(([kind = '', named = '', from = '', to = '']) => ({
  what: `ownership: a ${kind} that is there already is not taken for ours`,
  file: `src/deploy/resources/${kind}.ts`,
  from,
  to,
  test: TESTS,
  named,
}))

export const ownership: readonly Mutation[] = [
  ...read,
  {
    what: 'ownership: a plan reads whose a record is',
    file: 'src/deploy/resources/record.ts',
    from: 'owner: markerOwner(marker)',
    to: "owner: { stack: 'shop', id: keyOf(model) }",
    test: TESTS,
    named: 'a record/',
  },
  ...made,
  {
    what: 'ownership: what is taken for ours is of the stack',
    file: 'src/deploy/resources/is-ours.ts',
    from: 'owner?.stack === stack.name',
    to: 'true',
    test: TESTS,
    named: '',
  },
]
export const spareOwnership: readonly Spare[] = []
