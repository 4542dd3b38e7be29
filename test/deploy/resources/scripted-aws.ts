import { Batches } from '../../../src/aws/batches.ts'
import type { Aws } from '../../../src/aws/clients.ts'
import type { Clock } from '../../../src/aws/clock.ts'
import { Deadline } from '../../../src/aws/deadline.ts'
import type { Context } from '../../../src/deploy/context.ts'
import type { Refs } from '../../../src/deploy/resources/handler.ts'
import { Rights } from '../../../src/deploy/rights.ts'
import type { Model } from '../../../src/model/index.ts'

/** Answers by `service Operation`. A call without an answer fails the test. */
export type Script = Readonly<Record<string, (input: Record<string, unknown>) => unknown>>

export interface Call {
  readonly call: string
  readonly input: Record<string, unknown>
}

/** A context whose AWS answers by a script and writes down every call. */
export function scripted(script: Script, models: readonly Model[] = []): { context: Context; calls: Call[] } {
  const calls: Call[] = []
  const service = (name: string) => async (operation: string, input: Record<string, unknown>) => {
    const call = `${name} ${operation}`
    calls.push({ call, input })
    const answer = script[call]
    if (!answer) throw new Error(`Unexpected call: ${call}`)
    return answer(input)
  }
  const services = ['acm', 'autoScaling', 'cloudWatchLogs', 'ec2', 'ecs', 'ecr', 'elbv2', 'iam', 'route53']
  const aws = Object.fromEntries(services.map(name => [name, service(name)])) as unknown as Aws
  const clock = virtualClock()
  const context: Context = {
    aws,
    hasRoom: () => true,
    prioritized: () => aws,
    batches: new Batches(),
    verify: true,
    adopt: false,
    clock,
    rights: new Rights(clock),
    apart: () => Promise.resolve(context),
    region: 'us-east-1',
    account: '123456789012',
    partition: 'aws',
    stack: { name: 'shop', tags: { owner: 'us' } },
    taggedTypes: [],
    models,
    signal: undefined,
    emit: () => {},
    prune: false,
    rollout: { earlyStop: true, onConflict: 'supersede', onPause: undefined, timeouts: {} },
    deleteData: false,
    deleteAdopted: false,
    deadline: new Deadline(clock, Number.POSITIVE_INFINITY),
  }
  return { context, calls }
}

/** Time that passes only while someone waits. */
function virtualClock(): Clock {
  let time = 0
  return {
    now: () => time,
    async sleep(milliseconds) {
      time += milliseconds
    },
  }
}

/** An error as the SDK throws it. */
export function awsError(code: string, message = code): Error {
  return Object.assign(new Error(message), { name: code })
}

/** The outputs of referenced resources by kind. */
export function refsTo(outputs: Readonly<Partial<Record<Model['kind'], object>>>): Refs {
  return model => {
    const found = outputs[model.kind]
    if (!found) throw new Error(`No outputs for ${model.kind}`)
    return found as never
  }
}

/** A function that answers by throwing. */
export function refusing(code: string, message?: string): () => never {
  return () => {
    throw awsError(code, message)
  }
}
