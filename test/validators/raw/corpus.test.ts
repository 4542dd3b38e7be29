import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkTaskDefinition } from '../../../src/validators/check-task-definition.ts'

interface Case {
  readonly input: unknown
  readonly _flags?: { readonly placeholders?: readonly string[]; readonly guessedValuesAt?: readonly string[] }
  readonly _label?: { readonly error: string }
}

const folder = new URL('../../corpus/', import.meta.url)
const filesIn = (name: string): string[] => readdirSync(new URL(`${name}/`, folder)).map(file => `${name}/${file}`)
const read = (file: string): Case => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case

/** The code that says what AWS said. */
const REFUSED: Readonly<Record<string, string>> = {
  'aws-otel-collector-1359-01': 'CD-LNK-01',
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

describe('a definition that AWS takes', () => {
  it.each(filesIn('valid'))('%s has no error', file => {
    const { input, _flags: flags } = read(file)
    const guessed = [...(flags?.placeholders ?? []), ...(flags?.guessedValuesAt ?? [])]
    const errors = checkTaskDefinition(input).filter(({ severity }) => severity === 'error')
    expect(errors.filter(({ path }) => !guessed.some(pointer => `/${path.join('/')}`.startsWith(pointer)))).toEqual([])
  })
})

describe('a definition that AWS refuses', () => {
  it.each(filesIn('invalid'))('%s is refused for the same reason', file => {
    const errors = checkTaskDefinition(read(file).input).filter(({ severity }) => severity === 'error')
    const name = file.slice('invalid/'.length, -'.json'.length)
    expect(errors.map(({ code }) => code)).toContain(REFUSED[name])
  })
})
