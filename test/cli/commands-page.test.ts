import { expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/app.ts'
import { EXIT } from '../../src/cli/exit-code.ts'
import { ran } from './support.ts'

const HEAD = `# Commands

<!-- Made from the definitions of the commands: npx vitest run test/cli/commands-page.test.ts -u -->

A program is a file that exports a stack: \`export default stack('shop').add(site)\`, or a function that returns one (it gets \`--arg name=value\` as an object), or \`environments({ staging: { … }, prod: { … } }, (settings, name) => stack(…))\`, of which \`--env\` chooses one and \`check\` checks all. In CommonJS it is \`module.exports = stack(…)\`. In the settings of an environment, \`region\` and \`expectedAccount\` say where it is deployed. An argument that is not given is undefined: give it a default, or throw; one that the function does not read is refused, so that a slip of its name deploys nothing. The file is loaded and so must not deploy by itself. TypeScript is run as it is, by Node where it strips types (22.18 and later), and else by jiti.

A service is written as \`cluster/service\`; \`status\`, \`logs\` and \`diagnose\` take a program, too, and \`run\` and \`logs --task\` one of its tasks. Of a program \`status\` also shows the schedules and event rules: when they start which revision, whether they are enabled, and how their last task ended while ECS shows it; with \`--json\` they are in \`starters\` beside \`services\`: \`kind\` (\`schedule\` or \`event-rule\`) and \`name\`, with \`state\`, \`expression\` and \`timeZone\` or \`pattern\`, \`taskDefinition\` and \`last\` (\`task\`, \`status\`, \`at\`, \`exitCodes\`, \`reason\`) where there are such, and in \`unread\` what could not be read. ECS keeps 36 characters of what started a task, with \`chronos-schedule/\` or \`events-rule/\` before the name: of longer ones the last task may be of another, and \`unread\` says so. No function of the package reads them. \`status\` lists the tasks, whose ids \`stop\` and \`exec --task\` take, where it is asked for at most ten services.

What happens is told on stderr, the result on stdout. With \`--json\` stdout has an object a line: the events, and as the last line \`{ "type": "result", … }\` or \`{ "type": "error", "code": …, "message": … }\` with \`issues\`, \`problems\` or \`diagnosis\`. On GitHub Actions errors are shown at the lines of the program and in the summary of the step. \`DEBUG=1\` adds the stack of an error that a program throws.

| exit code | meaning |
|---|---|
| ${EXIT.done} | done, also where there was nothing to do |
| ${EXIT.failed} | it failed, the program is not valid, or what was looked for is wrong: with \`preflight\`, \`plan --preflight\`, \`diagnose\` |
| ${EXIT.wrongUse} | wrong use: of the command, or a file that exports no stack |
| ${EXIT.wouldChange} | \`plan --detailed-exitcode\`: something would change |
| ${EXIT.interrupted} | Ctrl-C; \`status --watch\` and \`logs --follow\`, which show until then, end with ${EXIT.done} once they have begun |

\`run\` ends with the exit code of the container where that is not 0.

## Permissions

| command | actions |
|---|---|
| \`check\`, \`plan --mermaid\`, \`completions\` | none: they call nothing |
| \`plan\`, \`preflight\` | [plan-policy.json](plan-policy.json); to look ahead also [preflight-policy.json](preflight-policy.json) |
| \`deploy\`, \`destroy\`, \`rollback\` | [deployer-policy.json](deployer-policy.json), and what [CI](ci.md) says of it |
| \`status\`, \`approve\`, \`reject\` | \`ecs:DescribeServices\`, of a whole cluster also \`ecs:ListServices\`; for what else it shows \`ecs:DescribeTaskDefinition\`, \`ecs:ListTasks\`, \`ecs:DescribeTasks\`, \`ecs:ListServiceDeployments\`, \`ecs:DescribeServiceDeployments\`, \`ecs:DescribeServiceRevisions\`, \`elasticloadbalancing:DescribeTargetHealth\`, \`application-autoscaling:DescribeScalableTargets\`, of schedules \`scheduler:GetSchedule\`, of event rules \`events:DescribeRule\` and \`events:ListTargetsByRule\`: \`status\` names what is missing, and shows the rest. To answer \`ecs:ContinueServiceDeployment\` |
| \`logs\` | \`ecs:DescribeServices\`, \`ecs:DescribeTaskDefinition\`, \`logs:FilterLogEvents\`; with \`--previous\` or \`--task\` also \`ecs:ListTasks\` |
| \`diagnose\` | [plan-policy.json](plan-policy.json) and \`logs:GetLogEvents\`; of schedules and event rules [diagnosis-policy.json](diagnosis-policy.json). What may not be read is named |
| \`release\`, \`restart\` | as [release](release.md#permissions) says; \`restart\` registers nothing and passes no role |
| \`run\` | as [run](run.md#permissions) says |
| \`exec\`, \`forward\` | as [exec](exec.md#permissions) says |
| \`scale\` | \`ecs:DescribeServices\`, \`ecs:DescribeTaskDefinition\`, \`ecs:UpdateService\`, \`elasticloadbalancing:DescribeTargetHealth\`, \`application-autoscaling:DescribeScalableTargets\`; where its tasks fail, those of \`diagnose\` say why |
| \`stop\` | \`ecs:DescribeTasks\`, \`ecs:StopTask\`; for ids that are not whole \`ecs:ListTasks\` |

\`sts:GetCallerIdentity\`, by which each command that calls AWS looks whose account it is, needs no permission.

## Environments

One program for several environments, each with settings of its own. What stands in one account has the environment in its name: stacks, and what AWS calls as the program does, such as clusters, services and load balancers ([names](ownership.md#names)).

\`\`\`ts
import { cluster, environments, network, service, stack, taskDefinition } from 'fluent-ecs'

export default environments(
  {
    staging: { region: 'eu-west-1', expectedAccount: '123456789012', cpu: 0.25, memory: 0.5, tasks: 1 },
    prod: { region: 'eu-central-1', expectedAccount: '210987654321', cpu: 1, memory: 2, tasks: 4 },
  },
  ({ cpu, memory, tasks }, name) => {
    const web = taskDefinition('web')
      .fargate()
      .cpu(cpu)
      .memory(memory)
      .container('app', c => c.image('ghcr.io/acme/shop:1.4.2').port(3000))
    const site = service(\`web-\${name}\`)
      .cluster(cluster(\`shop-\${name}\`))
      .taskDefinition(web)
      .network(network.default())
      .desiredCount(tasks)
    return stack(\`shop-\${name}\`).add(site)
  },
)
\`\`\`

\`npx fluent-ecs check deploy.ts\` checks both, \`npx fluent-ecs deploy deploy.ts --env prod\` deploys one. A setting is what the compiler sees there: \`cpu: 3\` of one environment does not compile.
`

/** As it is typed. */
const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

test('the page of the commands is true', async () => {
  const sections = await Promise.all(
    Object.keys(COMMANDS)
      .map(kebab)
      .map(async name => {
        const { stdout } = await ran([name, '--help'])
        return `## ${name}\n\n\`\`\`text\n${stdout.trimEnd()}\n\`\`\`\n`
      }),
  )
  await expect([HEAD, ...sections].join('\n')).toMatchFileSnapshot('../../docs/commands.md')
})
