import { SERVICE_NAMES, type ServiceName } from '../../aws/service-name.ts'
import type { InProcessSimulator } from '../in-process.ts'
import {
  flag,
  type Member,
  type Members,
  member,
  number,
  type ObjectOf,
  object,
  oneOf,
  optional,
  text,
  textMap,
  texts,
  upTo,
} from './member.ts'
import type { Regions } from './regions.ts'
import { commandAnswer, containerFailure, fault, hookAnswer } from './script-members.ts'

interface Target {
  readonly regions: Regions
  readonly region: string
  readonly reset: () => void
}

/** What one control path does. */
export interface Control {
  /** GET, without a body. */
  readonly reads: boolean
  run(input: unknown, target: Target): unknown
}

const act = <M extends Members>(
  members: M,
  run: (simulator: InProcessSimulator, input: ObjectOf<M>, target: Target) => unknown,
): Control => ({
  reads: false,
  run(input, target) {
    const shape: Member<ObjectOf<M>> = object(members)
    shape.check(input, 'The body')
    return run(target.regions.in(target.region), input, target)
  },
})

const look = (run: (simulator: InProcessSimulator, regions: Regions) => unknown): Control => ({
  reads: true,
  run: (_, { regions, region }) => run(regions.in(region), regions),
})

const serviceName: Member<ServiceName> = member('a service of the simulator', value =>
  SERVICE_NAMES.some(name => name === value),
)

// A month: a longer wait would keep the server from answering.
const MOST_MILLISECONDS = 31 * 86_400_000

const timeOf = ({ clock }: Regions): object => ({ now: new Date(clock.now()).toISOString() })

/** The control paths by name. */
export const controls: Readonly<Record<string, Control>> = {
  advance: act({ milliseconds: upTo(MOST_MILLISECONDS) }, async (simulator, { milliseconds }, { regions }) => {
    await simulator.advance(milliseconds)
    return timeOf(regions)
  }),
  alarm: act({ name: text, state: oneOf('OK', 'ALARM') }, (simulator, { name, state }) => simulator.alarm(name, state)),
  certificate: act(
    { domain: text, alternativeNames: optional(texts) },
    (simulator, { domain, alternativeNames = [] }) => ({
      certificateArn: simulator.certificate(domain, ...alternativeNames),
    }),
  ),
  'web-acl': act({ name: text }, (simulator, { name }) => ({ webAclArn: simulator.webAcl(name) })),
  'capacity-provider': act({ name: text }, (simulator, { name }) => simulator.capacityProvider(name)),
  command: act(
    { match: object({ container: optional(text), command: optional(text) }), answer: commandAnswer },
    (simulator, { match, answer }, { regions }) => ({ id: regions.keep(simulator.command(match, answer)) }),
  ),
  'container-instance': act(
    {
      cluster: text,
      cpu: number,
      memoryMiB: number,
      attributes: optional(textMap),
      securityGroups: optional(texts),
      subnetId: optional(text),
    },
    (simulator, seed) => ({ containerInstanceArn: simulator.containerInstance(seed) }),
  ),
  end: act({ id: text }, (_, { id }, { regions }) => ({ ended: regions.end(id) })),
  fail: act(
    {
      match: object({ image: optional(text), container: optional(text), command: optional(text) }),
      failure: containerFailure,
    },
    (simulator, { match, failure }, { regions }) => ({ id: regions.keep(simulator.fail(match, failure)) }),
  ),
  'fail-launches': act({ reason: text, group: optional(text) }, (simulator, { reason, group }, { regions }) => ({
    id: regions.keep(simulator.failLaunches(reason, group)),
  })),
  log: act(
    { cluster: text, service: text, container: optional(text), lines: texts },
    (simulator, { lines, ...target }) => ({ taskArns: simulator.log(target, lines) }),
  ),
  metric: act(
    { namespace: text, name: text, dimensions: optional(textMap), value: optional(number) },
    (simulator, { namespace, name, dimensions = {}, value }) =>
      simulator.metric({ namespace, name, dimensions }, value),
  ),
  hook: act(
    {
      match: object({ functionArn: optional(text), stage: optional(text), service: optional(text) }),
      answer: hookAnswer,
    },
    (simulator, { match, answer }, { regions }) => ({ id: regions.keep(simulator.hook(match, answer)) }),
  ),
  'hosted-zone': act({ name: text }, (simulator, { name }) => ({ hostedZoneId: simulator.hostedZone(name) })),
  inject: act(
    {
      match: object({
        service: optional(serviceName),
        operation: optional(text),
        mutating: optional(flag),
        nth: optional(number),
      }),
      fault,
    },
    (simulator, { match, fault: injected }, { regions }) => ({ id: regions.keep(simulator.inject(match, injected)) }),
  ),
  'push-image': act({ repository: text, tag: text }, (simulator, { repository, tag }) => ({
    imageDigest: simulator.pushImage(repository, tag),
  })),
  parameter: act({ name: text }, (simulator, { name }) => simulator.parameter(name)),
  secret: act({ name: text, is: optional(oneOf('stored', 'empty', 'deleted')) }, (simulator, { name, is }) => ({
    secretArn: simulator.secret(name, is),
  })),
  reset: act({}, (_, __, { reset }) => reset()),
  scale: act({ cluster: text, service: text, desiredCount: number }, (simulator, { desiredCount, ...target }) =>
    simulator.scale(target, desiredCount),
  ),
  calls: look(simulator => ({ calls: simulator.calls })),
  resources: look(simulator => ({ resources: simulator.resources() })),
  rollouts: look(simulator => ({ rollouts: simulator.rollouts() })),
  time: look((_, regions) => timeOf(regions)),
}
