import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkService, checkTaskDefinition, type Issue } from '../../../src/index.ts'

interface Case {
  readonly input: object
  readonly _operation: string
  /** What the source has beside it. */
  readonly _with?: readonly { readonly operation: string; readonly input: { readonly family?: string } }[]
  readonly _flags?: { readonly placeholders?: readonly string[]; readonly guessedValuesAt?: readonly string[] }
  readonly _label?: { readonly error: string }
}

const folder = new URL('../../corpus/', import.meta.url)
const filesIn = (name: string): string[] => readdirSync(new URL(`${name}/`, folder)).map(file => `${name}/${file}`)
const read = (file: string): Case => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case

/** The code that says what AWS said. */
const REFUSED: Readonly<Record<string, string>> = {
  'aws-otel-collector-1359-01': 'CD-LNK-01',
  'cfn-lint-test-service-fargate-01': 'SVC-LT-03',
  'cfn-lint-test-service-fargate-log-driver-01': 'LOG-DRV-01',
  'cfn-lint-test-service-network-configuration-02': 'SVC-NET-01',
  'dagster-11622-01': 'SEC-DUP-02',
  'dreamkast-infra-4766-01': 'TD-MEM-03',
  'ecs-deploy-164-01': 'LOG-FLB-01',
  'ecs-deploy-87-01': 'TD-EXE-03',
  'ecsservicerestart-2-01': 'TD-CPU-01',
  'moto-test-ecs-01': 'TD-FGT-02',
  'moto-test-ecs-02': 'CD-MEM-01',
  'moto-test-ecs-03': 'TD-CON-01',
  'platform-677-01': 'VOL-MNT-01',
  'terraform-aws-ecs-fargate-2-01': 'TD-FGT-01',
  'terraform-provider-aws-11551-01': 'LOG-FLB-01',
  'terraform-provider-aws-3051-01': 'TD-EXE-01',
  'terraform-provider-aws-5950-01': 'CD-NAM-01',
  'virtual-kubelet-193-01': 'TD-EXE-02',
}

const GRACE =
  'AWS refused it in 2023 and 2024; since 2025 its page says that the period is unused without health checks, and the task definition, which is not given, may have some: a warning'
const HEALTH_PORT =
  'a lint of its source: ECS takes the service, and the health check port is of the target group, which is not given'

/** What is not refused, and why. */
const TAKEN: Readonly<Record<string, string>> = {
  'moto-test-ecs-05': 'what its test is about was lost when it was collected: the network configuration',
  'cfn-lint-3612-01': GRACE,
  'terraform-provider-aws-31104-01': GRACE,
  'cfn-lint-test-service-dynamic-ports-01': HEALTH_PORT,
  'cfn-lint-test-service-dynamic-ports-02': HEALTH_PORT,
}

/** What is said of a case; of a service with what is said of the task definition beside it. */
function judged({ input, _operation: operation, _with: others = [], _flags: flags }: Case): Issue[] {
  if (operation !== 'ecs:CreateService') return checkTaskDefinition(input)
  const beside = others.find(other => other.operation === 'ecs:RegisterTaskDefinition')?.input
  if (!beside) return checkService(input)
  // A reference that was guessed is to what stands beside it
  const guessed = flags?.guessedValuesAt?.includes('/taskDefinition') && { taskDefinition: `${beside.family}:1` }
  return [...checkService({ ...input, ...guessed }, { taskDefinition: beside }), ...checkTaskDefinition(beside)]
}

const nameOf = (file: string): string => file.slice('invalid/'.length, -'.json'.length)
const errorsOf = (issues: readonly Issue[]): Issue[] => issues.filter(({ severity }) => severity === 'error')

describe('a definition that AWS takes', () => {
  it.each(filesIn('valid'))('%s has no error', file => {
    const { input, _flags: flags } = read(file)
    const guessed = [...(flags?.placeholders ?? []), ...(flags?.guessedValuesAt ?? [])]
    const errors = checkTaskDefinition(input).filter(({ severity }) => severity === 'error')
    expect(errors.filter(({ path }) => !guessed.some(pointer => `/${path.join('/')}`.startsWith(pointer)))).toEqual([])
  })
})

describe('a definition that AWS refuses', () => {
  it.each(filesIn('invalid').filter(file => !TAKEN[nameOf(file)]))('%s is refused for the same reason', file => {
    expect(errorsOf(judged(read(file))).map(({ code }) => code)).toContain(REFUSED[nameOf(file)])
  })

  it.each(Object.entries(TAKEN))('%s is taken: %s', (name, _because) => {
    expect(errorsOf(checkService(read(`invalid/${name}.json`).input))).toEqual([])
  })
})
