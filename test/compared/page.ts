import { readFileSync } from 'node:fs'
import { systemsSection } from '../systems/table.ts'
import { badDefinitions } from './bad-definitions.ts'
import type { Failure } from './failures.ts'

/** The text of docs/compared.md. */
export function comparedPage(): string {
  const rows = badDefinitions.map(
    ({ what, cdk, severity, typed, code }) =>
      `| ${what} | ${cdk} | ${typed ? 'does not compile' : severity === 'warning' ? 'warning' : 'refused by `build()`'} | ${code} |`,
  )
  return `${INTRODUCTION}
## Bad definitions

What AWS CDK 2.276.0 was measured to say at synthesis, with and without \`@aws-cdk/core:validateAgainstDefaultRules\`, and what this package says. What does not compile is refused at run time too, by the same rule. "Bad" is judged from the AWS documentation and from error messages that people have reported, not from calls to AWS. This table is a test: \`test/compared\`.

| definition | AWS CDK | fluent-ecs | rule |
|---|---|---|---|
${rows.join('\n')}

${summary()}

${systemsSection()}

${failures()}
`
}

const FAILURES: readonly Failure[] = JSON.parse(readFileSync(new URL('failures.json', import.meta.url), 'utf8'))

/** What is the same in each of the others' answers is told once, above the table. */
function failures(): string {
  const rows = FAILURES.map(
    ({ what, cdk, ecspresso, action, ours }) => `| ${[what, cdk, ecspresso, action, ours].map(cell).join(' | ')} |`,
  )
  return `## Failed deploys

The next image of a service that runs, behind a circuit breaker that rolls back, in ${FAILURES.length} ways that it can fail, played on the simulator. Of this package it is the cause that is told here; evidence, fix and line of the program stand below it. Of the others it is what their sources print of the same account:

- \`cdk diagnose\`, [aws-cdk-cli 7ff50e7](https://github.com/aws/aws-cdk-cli/blob/7ff50e77f/packages/@aws-cdk/toolkit-lib/lib/api/diagnosing/investigate-ecs-service.ts) of August 2026: reasons and exit codes of one stopped task, else an event; then the newest log lines. Here that task is one that failed; the source takes what ECS lists first.
- ecspresso, [a4e6e32](https://github.com/kayac/ecspresso/blob/a4e6e32/wait.go) of March 2024: the events of the service, here the first that is bad, and how the wait ended.
- the action \`amazon-ecs-deploy-task-definition\`, [2.6.3](https://github.com/aws-actions/amazon-ecs-deploy-task-definition/blob/c465972/index.js): how its deployment stands once the service is stable.

Words of AWS are cut. \`npm run test:faults\` plays all of it again and fails where the table is not what comes of it.

| failure | cdk diagnose | ecspresso | the action | fluent-ecs |
|---|---|---|---|---|
${rows.join('\n')}`
}

const MOST = 170

/** Ids and addresses tell nothing here, and would make the table as wide as they are. */
function cell(text: string): string {
  const plain = text
    .replace(/arn:aws:[\w-]+:[\w-]*:\d*:(?:[\w-]+\/)*([\w:-]+)(?:\/[\w/.-]+)?/g, '…$1')
    .replace(/\b(subnet|ecs-svc\/|task |sg)-?[0-9a-f]{10,}/g, '$1…')
    .replace(/(subnet…, )+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\|/g, '\\|')
  return plain.length > MOST ? `${plain.slice(0, MOST)}…` : plain
}

/** What the table comes to. */
export function summary(): string {
  const accepted = badDefinitions.filter(({ cdk }) => cdk === 'accepts').length
  const typed = badDefinitions.filter(({ typed }) => typed).length
  return `Of ${badDefinitions.length} bad definitions CDK accepts ${accepted} without a word; here ${typed} do not compile, and the rest are refused or warned of at run time.`
}

const INTRODUCTION = `# Compared with other tools

Where each is the better choice. The others are older and used by many; this one is new.

| tool | take it when | what is different here |
|---|---|---|
| AWS CDK | you need most of AWS, or another language than TypeScript; you want CloudFormation to undo a whole change | no CloudFormation: a deploy is API calls, and a failed rollout is explained; definitions are judged while typing |
| Terraform (terraform-aws-ecs) | your organisation plans and reviews everything in Terraform; you need every provider | no state; the deploy waits for the rollout and says how it ended |
| Pulumi (awsx) | you want one typed program for many clouds, and import of what exists as code | no engine and no state backend; CPU and memory pairs, ports, secrets and dependencies are in the types |
| SST | you build a whole web application and want live development and builds | no tunnel; images by the builder that is there; security groups and roles are exactly as open as the program needs |
| Alchemy | you want an engine in TypeScript for many resources and clouds, and emulated local development | task definitions are typed inside; failures carry stop reasons and logs |
| Copilot | support ended on 12 June 2026 | a program instead of manifests; commands for status, logs, release, one-off tasks and sessions, not for pipelines |
| ecspresso | you deploy services whose infrastructure something else owns, from JSON or Jsonnet; its \`verify\` assumes the execution role and reads the secrets | makes the load balancer, roles, DNS and scaling too; definitions are TypeScript |

What the others do and this package does not: import of what exists as code (Pulumi, Terraform, ecspresso's \`init\`), undoing every change of a failed deploy (CDK).

Figures of weight and speed are in [benchmarks](benchmarks.md).
`
