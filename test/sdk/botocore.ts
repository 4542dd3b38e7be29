import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** A shape of an API model as botocore writes it. */
export interface ModelShape {
  readonly type: string
  readonly members?: Readonly<Record<string, { readonly shape: string }>>
  readonly required?: readonly string[]
  readonly member?: { readonly shape: string }
  readonly key?: { readonly shape: string }
  readonly value?: { readonly shape: string }
  readonly enum?: readonly string[]
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  /** JSON of any kind. */
  readonly document?: boolean
}

/** The API model of a service. */
export interface ApiModel {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>
  readonly shapes: Readonly<Record<string, ModelShape>>
}

/** Downloads botocore from PyPI, the newest or the given version, and gives its models. */
export function botocore(version?: string): {
  readonly version: string
  readonly model: (service: string) => ApiModel
} {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-botocore-'))
  const wanted = version === undefined ? 'botocore' : `botocore==${version}`
  const flags = ['--no-deps', '--only-binary', ':all:', '--quiet', '--dest', folder]
  execFileSync('python3', ['-m', 'pip', 'download', ...flags, wanted], { stdio: ['ignore', 'ignore', 'inherit'] })
  const wheel = readdirSync(folder).find(name => name.endsWith('.whl')) ?? ''
  execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, wheel), folder])
  return {
    version: wheel.split('-')[1] ?? '',
    model(service) {
      const dated = join(folder, 'botocore/data', service)
      const newest = join(dated, readdirSync(dated).sort().at(-1) ?? '')
      return JSON.parse(gunzipSync(readFileSync(join(newest, 'service-2.json.gz'))).toString()) as ApiModel
    },
  }
}
