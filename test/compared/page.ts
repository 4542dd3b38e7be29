import { badDefinitions, UNWRITABLE } from './bad-definitions.ts'

/** The text of docs/compared.md. */
export function comparedPage(): string {
  const rows = badDefinitions.map(
    ({ what, cdk, severity, typed, code }) =>
      `| ${what} | ${cdk} | ${typed ? 'does not compile' : severity === 'warning' ? 'warning' : 'refused by `build()`'} | ${code} |`,
  )
  const unwritable = `| ${UNWRITABLE.what} | ${UNWRITABLE.cdk} | cannot be written | ${UNWRITABLE.code} |`
  return `${INTRODUCTION}
## Bad definitions

What AWS CDK 2.276.0 was measured to say at synthesis, with and without \`@aws-cdk/core:validateAgainstDefaultRules\`, and what this package says. What does not compile is refused at run time too, by the same rule. "Bad" is judged from the AWS documentation and from error messages that people have reported, not from calls to AWS. A 36th bad definition, a target group name of 40 characters, cannot be written here: the names of target groups are made, and made short enough. This table is a test: \`test/compared\`.

| definition | AWS CDK | fluent-ecs | rule |
|---|---|---|---|
${[...rows, unwritable].join('\n')}

${summary()}
`
}

/** What the table comes to. */
export function summary(): string {
  const accepted = badDefinitions.filter(({ cdk }) => cdk === 'accepts').length
  const typed = badDefinitions.filter(({ typed }) => typed).length
  return `Of ${badDefinitions.length + 1} bad definitions CDK accepts ${accepted} without a word; here ${typed} do not compile, and the rest are refused or warned of at run time.`
}

const INTRODUCTION = `# Compared with other tools

Where each is the better choice. The others are older and used by many; this one is new.

| tool | take it when | what is different here |
|---|---|---|
| AWS CDK | you need most of AWS, or another language than TypeScript; you want CloudFormation to undo a whole change | no CloudFormation: a deploy is API calls, and a failed rollout is explained; definitions are judged while typing |
| Terraform (terraform-aws-ecs) | your organisation plans and reviews everything in Terraform; you need every provider | no state; the deploy waits for the rollout and says how it ended |
| Pulumi (awsx) | you want one typed program for many clouds, and import of what exists as code | no engine and no state backend; CPU and memory pairs, ports, secrets and dependencies are in the types |
| SST | you build a whole web application and want live development and builds | no builds and no tunnel; security groups and roles are exactly as open as the program needs |
| Alchemy | you want an engine in TypeScript for many resources and clouds, and emulated local development | task definitions are typed inside; failures carry stop reasons and logs |
| Copilot | support ended on 12 June 2026 | a program instead of manifests; it neither builds images nor makes pipelines |
| ecspresso | you deploy services whose infrastructure something else owns, from JSON or Jsonnet; its \`verify\` assumes the execution role and reads the secrets | makes the load balancer, roles, DNS and scaling too; definitions are TypeScript |

What the others do and this package does not: create VPCs (CDK, SST, awsx, Copilot), request certificates (CDK, SST, Copilot), build images (CDK, SST, awsx, Copilot), Network Load Balancers (most of them), scheduled and one-off tasks (CDK, SST, Copilot, ecspresso), import of what exists as code (Pulumi, Terraform, ecspresso's \`init\`), undoing every change of a failed deploy (CDK).

Figures of weight and speed are in [benchmarks](benchmarks.md).
`
