import type { Policy, Statement } from './deployer-policy.ts'

const READS = /:(Describe|Get|List|Batch(Get|Check)|Simulate)/
const OUR_TAG = 'aws:ResourceTag/fluent-ecs:stack'

/** What each policy lets change, and by what that is limited. */
export const policiesPage = (policies: readonly (readonly [file: string, Policy])[]): string =>
  `# Policies

<!-- Made from the calls in the source: npx vitest run test/deploy/deployer-policy.test.ts -u -->

What the policies of [Security](security.md#what-the-deployer-may-do) let their holder change. What stands under *whatever it is* is held to no stack: it makes something, or AWS's [reference](https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html) knows no condition on the tags of what it changes, or what it changes need not have ours yet. Where ARNs tell more, put them in the place of \`*\`. What only reads is in the policies alone.
${policies.flatMap(([file, policy]) => section(file, policy)).join('\n')}
`

function section(file: string, { Statement: all }: Policy): string[] {
  const tagged = all.filter(({ Condition }) => JSON.stringify(Condition ?? {}).includes(OUR_TAG))
  const limited = all.filter(each => !tagged.includes(each) && (each.Condition || each.Resource !== '*'))
  const free = all.filter(({ Resource, Condition }) => Resource === '*' && !Condition)
  const lines = [
    ...line('What bears the tags of a stack', tagged),
    ...limited.flatMap(each => line(limitOf(each), [each])),
    ...line('Whatever it is', free),
  ]
  return ['', `## ${file}`, '', ...(lines.length > 0 ? lines : ['It changes nothing.'])]
}

function line(what: string, statements: readonly Statement[]): string[] {
  const actions = [...new Set(statements.flatMap(({ Action }) => Action))].filter(action => !READS.test(action)).sort()
  return actions.length > 0 ? [`- **${what}:** ${actions.map(action => `\`${action}\``).join(', ')}`] : []
}

function limitOf({ Resource, Condition = {} }: Statement): string {
  const conditions = Object.values(Condition).flatMap(each => Object.entries(each))
  const words = conditions.map(([key, value]) => {
    const values = [value].flat().filter(each => each !== 'false')
    return `with \`${key}\`${values.length > 0 ? ` ${values.map(each => `\`${each}\``).join(', ')}` : ''}`
  })
  return [...(Resource === '*' ? [] : [`On \`${Resource}\``]), ...words].join(', ').replace(/^w/, 'W')
}
