import type { Mutation } from './mutation.ts'

const FOREIGN = 'test/deploy/foreign-revisions.test.ts'
const SERVICE = 'src/deploy/resources/service'

const rows = [
  [
    'a service runs what was deployed to it',
    `${SERVICE}/service-live.ts`,
    'if (deployed.includes(runs)) return AS_DEPLOYED',
    'return AS_DEPLOYED',
    FOREIGN,
    'is noticed also',
  ],
  [
    'a new service says what was deployed',
    `${SERVICE}/service.ts`,
    'tags: toEcsTags(withDeployed(creationTags(desired), desired.taskDefinition)),',
    'tags: toEcsTags(creationTags(desired)),',
    FOREIGN,
    'is noticed also',
  ],
  [
    'a service made anew forgets what the one before was made with',
    `${SERVICE}/service-capacity.ts`,
    'const { [MADE_WITH]: _, ...tags } = desired.tags',
    'const { tags } = desired',
    'test/deploy/capacity-moves.test.ts',
    'without an outage',
  ],
  [
    'a service is sent back to a launch type only if it was made with it',
    `${SERVICE}/service-capacity.ts`,
    "launchType === 'FARGATE' && tags[MADE_WITH] !== 'FARGATE' ? ON_FARGATE : []",
    '[]',
    'test/deploy/capacity-moves.test.ts',
    'without an outage',
  ],
  [
    'an update says what was deployed',
    `${SERVICE}/service.ts`,
    'const before = deploys ? withDeployed(all, desired.taskDefinition, ours) : all',
    'const before = all',
    FOREIGN,
    'is noticed also',
  ],
  [
    'a service that went back runs what was deployed before',
    `${SERVICE}/service-live.ts`,
    'before && before !== revision && both.length <= LONGEST_TAG_VALUE ? both : last',
    'last',
    FOREIGN,
    'goes back to',
  ],
] as const

/** Which revision was deployed stands on the service. */
export const revisions: readonly Mutation[] = rows.map(([what, file, from, to, test, named]) => ({
  what: `revisions: ${what}`,
  ...{ file, from, to, test, named },
}))
