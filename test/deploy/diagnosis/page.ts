import type { Diagnosis } from '../../../src/index.ts'
import { COLLECTED, GIVEN } from '../../recorded/failure-text.ts'
import { told } from '../../recorded/told.ts'
import { failingDeploy } from './failing-deploy.ts'
import { diagnosisOf, nameOf, SCENARIOS } from './play.ts'
import type { Scenario } from './scenarios/scenario.ts'

/** What people see, and the causes that it comes from. */
export const SYMPTOMS: readonly { readonly seen: string; readonly codes: readonly string[] }[] = [
  {
    seen: 'A task does not start: its image is not pulled',
    codes: [
      ...[
        'image.missing',
        'image.denied',
        'image.credentials',
        'image.architecture',
        'image.rate-limit',
        'image.broken',
      ],
      ...['registry.unreachable', 'registry.untrusted', 'registry.failing', 'task.disk-full', 'instance.disk-full'],
    ],
  },
  {
    seen: 'A task starts again and again: a container exits at once',
    codes: ['container.exited', 'container.bad-command', 'container.dependency-failed', 'container.dependency-timeout'],
  },
  {
    seen: 'A container is not created or started',
    codes: [
      ...[
        'container.mount',
        'container.user-missing',
        'container.settings',
        'container.memory-too-small',
        'port.taken',
      ],
      ...['device.gpu', 'device.missing', 'container.start-timeout', 'instance.runtime', 'network.failed'],
    ],
  },
  {
    seen: 'A secret, parameter or environment file is not read',
    codes: [
      ...['secret.denied', 'secret.missing', 'secret.deleted', 'secret.key-missing', 'secret.not-json', 'kms.denied'],
      ...['environment-file.denied', 'environment-file.missing', 'secret.unreachable', 'environment-file.unreachable'],
    ],
  },
  {
    seen: 'A volume is not mounted',
    codes: [
      ...['volume.denied', 'volume.unresolved', 'volume.unreachable', 'volume.missing', 'volume.ownership'],
      ...['volume.docker', 'volume.not-attached', 'volume.encryption'],
    ],
  },
  {
    seen: 'A log driver does not start',
    codes: [
      ...['log-group.missing', 'log-group.denied', 'log-group.unreachable', 'log-driver.unreachable'],
      ...['log-driver.invalid', 'firelens.failed'],
    ],
  },
  {
    seen: 'A container does not reach the internet: no NAT gateway, public IP or VPC endpoint',
    codes: ['registry.unreachable', 'secret.unreachable', 'log-group.unreachable', 'environment-file.unreachable'],
  },
  {
    seen: 'A health check fails: wrong path or port, wrong code, closed port, slow start',
    codes: [
      ...['target.wrong-code', 'target.refused', 'target.timeout', 'target.security-group', 'target.grace-period'],
      ...['target.other-network', 'target.group-missing', 'container.unhealthy', 'proxy.unhealthy'],
    ],
  },
  {
    seen: 'A container is killed: out of memory',
    codes: ['container.out-of-memory', 'container.exited'],
  },
  {
    seen: 'Tasks stay pending: no node has room',
    codes: [
      ...['capacity.instances', 'capacity.constraint', 'capacity.agent', 'capacity.unavailable', 'capacity.spot'],
      ...['capacity.provider', 'quota.reached', 'subnet.full', 'network-interface.limit', 'account.blocked'],
    ],
  },
  {
    seen: 'ECS itself may not do something: a role is not one of the task',
    codes: [
      ...['infrastructure-role.denied', 'infrastructure-role.not-assumable', 'hook-role.denied'],
      ...['hook-role.not-assumable', 'role.not-assumable'],
    ],
  },
  {
    seen: 'A task was ended, and nothing is wrong with it',
    codes: [
      ...['task.maintenance', 'instance.draining', 'instance.stopped', 'instance.deregistered'],
      ...['infrastructure.unhealthy', 'capacity.spot', 'task.stopped-by-user'],
    ],
  },
]

/** A text for each cause that no scenario plays; what is told by nobody is left out. */
export const RECORDED_CAUSES = [...COLLECTED, ...GIVEN].filter(
  ({ code }, index, all) =>
    code !== 'task.replaced' &&
    !SCENARIOS.some(scenario => scenario.code === code) &&
    all.findIndex(each => each.code === code) === index,
)

/** The text of docs/diagnosis.md. */
export async function diagnosisPage(): Promise<string> {
  const { message } = await failingDeploy()
  const sections: string[] = []
  for (const code of new Set(SCENARIOS.map(each => each.code))) {
    sections.push(`### ${code}`, '')
    for (const scenario of SCENARIOS.filter(each => each.code === code)) {
      sections.push(section(scenario, await diagnosisOf(scenario)), '')
    }
  }
  const recorded: string[] = []
  for (const row of RECORDED_CAUSES) {
    const [first] = await told(row)
    if (first) recorded.push(`### ${row.code}`, '', block(first), '')
  }
  return [
    INTRODUCTION,
    '```text',
    `DeployError: ${message}`,
    '```',
    '',
    '## By what you see',
    '',
    '| what you see | causes |',
    '|---|---|',
    ...SYMPTOMS.map(({ seen, codes }) => `| ${seen} | ${codes.map(link).join(', ')} |`),
    '',
    '## Causes',
    '',
    CAUSES,
    ...sections,
    '## Causes told from words that AWS was seen to say',
    '',
    RECORDED,
    ...recorded,
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}

function section(scenario: Scenario, diagnosis: Diagnosis): string {
  return [
    ...(scenario.when
      ? [
          `${nameOf(scenario)
            .replace(/^\S+ \((.*)\)$/, '$1')
            .replace(/^./, first => first.toUpperCase())}:`,
          '',
        ]
      : []),
    block(diagnosis),
  ].join('\n')
}

function block({ cause, evidence, fix, docs }: Diagnosis): string {
  return [
    '```text',
    `Cause: ${cause}`,
    ...evidence.map(seen => `  seen: ${seen}`),
    `Fix: ${fix}`,
    '```',
    ...(docs ? ['', `[AWS](${docs})`] : []),
  ].join('\n')
}

const link = (code: string): string => `[${code}](#${code.replace('.', '')})`

const INTRODUCTION = `# Diagnosis

A deploy that fails says why: a \`DeployError\` carries \`diagnosis\`, one entry a cause. \`diagnose\` says the same of a service that nobody is deploying:

<!-- before: await deploy(shop) -->
\`\`\`ts
import { diagnose } from 'fluent-ecs'

for (const { code, cause, evidence, fix, docs } of await diagnose('prod', 'web', { region: 'us-east-1' })) {
  console.log(code, cause, evidence, fix, docs)
}
\`\`\`

It returns nothing for a service that runs what it should and none of whose tasks has failed lately, and throws a \`PlanError\` that says what there is when the cluster or the service is not there.

- **Where it comes from.** From AWS's own words: the reasons and exit codes of stopped tasks (ECS shows them for about an hour), the last ten log lines of the container that failed, what its target group and the service's events say, the security groups, and why a deployment ended. The names in it come from the task definition that AWS has. It is read as soon as a task has failed, before anything is rolled back.
- **What may not be read** is named in the evidence with the IAM action that is missing, and the rest is told all the same.
- **Log lines are evidence.** They are the program's own words: a value of the task's environment that is six characters or longer is replaced by \`<NAME>\`, and passwords in addresses and in members of that name by \`…\`. A secret is never read, so a secret that the program itself prints cannot be recognized.
- **A cause that several share**, such as an image that is in no registry, is told once: \`of\` names the services, and the fix is told of the first.
- **The fix** names the line of the program. For a service that no program of this package made, \`diagnose\` names the setting of AWS instead.

Made from the code: \`npx vitest run test/deploy/diagnosis/scenarios.test.ts -u\`. Every cause below is played on the simulator, and what is shown is what the deploy said.

## What a failed deploy prints

The program of the README, when the migration of a new version fails:
`

const CAUSES = `The codes that have no scenario are in [errors](errors.md#causes).
`

const RECORDED = `Not played: what \`diagnose\` says of a service to which AWS said this. Each text was found in a public report, AWS's documentation, or the source of the ECS agent, Docker, containerd or runc; \`test/recorded/failure-texts\` has all of them, with their sources.

Where AWS's words name what it was doing and not why (\`image.not-pulled\`, \`secret.failed\`, \`container.not-started\` and the like), that is said, and nothing is guessed.
`
