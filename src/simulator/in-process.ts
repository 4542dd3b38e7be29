import { sdks } from '../aws/sdk.ts'
import { SERVICE_NAMES, type ServiceName } from '../aws/service-name.ts'
import { certificates } from './acm/state.ts'
import { callPolicies, scriptMetric } from './application-auto-scaling/scaling-activity.ts'
import { failLaunches } from './auto-scaling/activity.ts'
import { type Call, type CallEnd, type CallTarget, call } from './call.ts'
import type { JumpingClock, VirtualClock } from './clock.ts'
import type { MetricName } from './cloud-watch/metric-data.ts'
import { networking } from './ec2/state.ts'
import { registry } from './ecr/state.ts'
import { changeAlarm, lookForPlaces, scaleService } from './ecs/actors.ts'
import { type Availability, availability } from './ecs/availability.ts'
import { addContainerInstance, type ContainerInstanceSeed } from './ecs/container-instance.ts'
import { customerKeys } from './ecs/customer-key.ts'
import { addFailure, type ContainerFailure, type FailureMatch } from './ecs/failure.ts'
import { type Interruption, interruptTasks } from './ecs/interruption.ts'
import { isolate, type StartEndpoint } from './ecs/isolation.ts'
import { addHook, type HookAnswer, type HookMatch } from './ecs/lifecycle-hook.ts'
import { type Rollout, rollouts } from './ecs/rollout-ledger.ts'
import { logOf, type RunningContainer } from './ecs/running-log.ts'
import { containers, seededProvider } from './ecs/state.ts'
import { publish } from './event-bridge/delivery.ts'
import { newEvent, type SimulatedEvent } from './event-bridge/put-events.ts'
import { addBus, busOf, eventBuses, type Invocation } from './event-bridge/state.ts'
import { Answered, type CallMatch, type Fault, Faults, NoAnswer, NoReply, type StruckCall } from './faults.ts'
import { isMutating, recorded, type SimulatedCall } from './ledger.ts'
import { AwsError, type World } from './operation.ts'
import { Past } from './past.ts'
import { dns } from './route53/state.ts'
import { noteRuleTargets, type RuleTargets, ruleTargets } from './rule-targets.ts'
import { type Firing, schedules } from './scheduler/state.ts'
import { addSecret, type Secret } from './secrets-manager/state.ts'
import { commandAnswer, containerFailure, fault as faultFromOutside, hookAnswer } from './serve/script-members.ts'
import { addNamespace } from './service-discovery/create-namespace.ts'
import { services } from './services.ts'
import { addCommand, type CommandAnswer, type CommandMatch } from './session/scripted-command.ts'
import type { SimulatedClient, SimulatedClientConfig, SimulatedClients, Simulator } from './simulator.ts'
import { parametersOf } from './ssm/parameter.ts'
import { type BucketUse, Throttle } from './throttle.ts'
import { addWebAcl } from './wafv2/state.ts'
import { Endpoint, type Run } from './wire/endpoint.ts'

export class InProcessSimulator implements Simulator {
  readonly clock: JumpingClock
  readonly calls: SimulatedCall[] = []
  readonly clients: SimulatedClients
  readonly #world: World
  readonly #latency: number
  readonly #seeded = new Set<string>()
  readonly #past: Past
  readonly #faults: Faults
  readonly #throttle: Throttle

  constructor(world: World, clock: JumpingClock, latency: number) {
    this.#world = world
    this.clock = clock
    this.#latency = latency
    this.#past = new Past(world)
    this.#faults = new Faults(this.#past)
    this.#throttle = new Throttle(world)
    this.clients = Object.fromEntries(SERVICE_NAMES.map(name => [name, this.#client(name)])) as SimulatedClients
  }

  options(): { readonly region: string; readonly clients: SimulatedClients; readonly clock: VirtualClock } {
    return { region: this.#world.region, clients: this.clients, clock: this.clock }
  }

  clientConfig(service: ServiceName): SimulatedClientConfig {
    const endpoint = new Endpoint(service, this.#run)
    return {
      region: this.#world.region,
      maxAttempts: 1,
      credentials: { accessKeyId: 'SIMULATED', secretAccessKey: 'simulated' },
      // Nobody looks at the signature, and to make it is a tenth of a call.
      signer: { sign: async request => request },
      requestHandler: {
        handle: async (request, { abortSignal } = {}) => {
          const signal = abortSignal instanceof AbortSignal ? abortSignal : undefined
          if (this.#latency > 0 && !this.#faults.acting) await this.clock.sleep(this.#latency, signal)
          if (signal?.aborted) throw aborted()
          try {
            return { response: await this.clock.hold(() => endpoint.handle(request)) }
          } catch (error) {
            if (error instanceof Answered) return { response: error.response }
            if (error instanceof NoAnswer || error instanceof NoReply) return await this.#noAnswer(signal)
            throw error
          }
        },
        updateHttpClientConfig: () => {},
        httpHandlerConfigs: () => ({}),
      },
    }
  }

  async advance(milliseconds: number): Promise<void> {
    await this.clock.advance(milliseconds)
  }

  resources(): readonly string[] {
    return this.#existing().filter(id => !this.#seeded.has(id))
  }

  isEmpty(): boolean {
    return this.resources().length === 0
  }

  hostedZone(name: string): string {
    return this.#seed(() => dns(this.#world).add({ name }).id)
  }

  certificate(domain: string, ...alternativeNames: string[]): string {
    return this.#seed(() => certificates(this.#world).add({ domainName: domain, alternativeNames }).arn)
  }

  webAcl(name: string): string {
    return this.#seed(() => addWebAcl(this.#world, name))
  }

  namespace(name: string, type: 'HTTP' | 'DNS_PRIVATE' = 'HTTP'): string {
    const [vpc] = [...networking(this.#world).vpcs.values()]
    const where = type === 'HTTP' ? {} : { vpcId: vpc?.vpcId, soaTtl: 15 }
    return this.#seed(() => addNamespace(this.#world, { name, type, ...where }).arn)
  }

  capacityProvider(name: string): void {
    containers(this.#world).capacityProviders.set(name, seededProvider(this.#world, name))
  }

  customerKey(secretOrParameter: string, keyArn: string): void {
    customerKeys(this.#world).set(secretOrParameter, keyArn)
  }

  secret(name: string, is: Secret['is'] = 'stored'): string {
    return addSecret(this.#world, name, is)
  }

  parameter(name: string): void {
    parametersOf(this.#world).add(name)
  }

  isolate(subnetId: string, ...endpoints: StartEndpoint[]): void {
    isolate(this.#world, subnetId, endpoints)
  }

  pushImage(repositoryName: string, tag: string): string {
    return registry(this.#world).pushImage(repositoryName, tag)
  }

  fail(match: FailureMatch, failure: ContainerFailure): () => void {
    containerFailure.check(failure, 'The failure')
    return addFailure(this.#world, match, failure)
  }

  failLaunches(reason: string, group?: string): () => void {
    return failLaunches(this.#world, reason, group)
  }

  inject(match: CallMatch, fault: Fault, onStrike?: (call: StruckCall) => void): () => void {
    // What an actor does is a function, which nothing from outside is.
    if (fault?.how !== 'foreign-actor') faultFromOutside.check(fault, 'The fault')
    return this.#faults.add(match, fault, onStrike)
  }

  metric(metric: MetricName, value: number | undefined): void {
    this.#seed(() => scriptMetric(this.#world, metric, value))
  }

  alarm(name: string, state: 'OK' | 'ALARM'): void {
    this.#seed(() => {
      changeAlarm(this.#world, name, state)
      if (state === 'ALARM') callPolicies(this.#world)
    })
  }

  hook(match: HookMatch, answer: HookAnswer): () => void {
    hookAnswer.check(answer, 'The answer')
    return addHook(this.#world, match, answer)
  }

  command(match: CommandMatch, answer: CommandAnswer): () => void {
    commandAnswer.check(answer, 'The answer')
    return addCommand(this.#world, match, answer)
  }

  scale(target: { readonly cluster: string; readonly service: string }, desiredCount: number): void {
    scaleService(this.#world, target, desiredCount)
  }

  log(target: RunningContainer, lines: readonly string[]): string[] {
    return logOf(this.#world, target, lines)
  }

  interrupt(target: { readonly cluster: string; readonly service: string }, why: Interruption, count = 1): string[] {
    return interruptTasks(this.#world, target, why, count)
  }

  containerInstance(seed: ContainerInstanceSeed): string {
    const arn = this.#seed(() => addContainerInstance(this.#world, seed))
    lookForPlaces(this.#world, seed.cluster)
    return arn
  }

  call(from: CallEnd, to: CallTarget, port: number): Call {
    return call(this.#world, from, to, port)
  }

  get availability(): readonly Availability[] {
    return availability(this.#world)
  }

  get firings(): readonly Firing[] {
    return schedules(this.#world).firings
  }

  event({ bus, ...event }: SimulatedEvent): void {
    publish(this.#world, busOf(this.#world, bus), newEvent(this.#world, event))
  }

  get invocations(): readonly Invocation[] {
    return eventBuses(this.#world).invocations
  }

  eventBus(name: string): string {
    return this.#seed(() => addBus(this.#world, name))
  }

  get ruleTargets(): readonly RuleTargets[] {
    return ruleTargets(this.#world)
  }

  rollouts(): readonly Rollout[] {
    return rollouts(this.#world)
  }

  quotaUse(): readonly BucketUse[] {
    return this.#throttle.used()
  }

  #existing(): readonly string[] {
    return Object.values(services).flatMap(service => service.resources(this.#world))
  }

  /** Whatever `put` adds counts as having been there from the beginning. */
  #seed<T>(put: () => T): T {
    const before = new Set(this.#existing())
    const made = put()
    for (const id of this.#existing()) if (!before.has(id)) this.#seeded.add(id)
    return made
  }

  readonly #run: Run = (received, input, check) => {
    const { service, operation } = received
    const attempt = (refusal?: AwsError): Promise<unknown> =>
      recorded(this.calls, { ...received, at: this.clock.now() }, async () => {
        const refused = refusal ?? this.#throttle.take(service, operation)
        if (refused) throw refused
        check()
        const run = services[service].operations[operation]
        if (!run) throw new AwsError('NotImplemented', `The simulator does not have ${service} ${operation}.`, 501)
        if (!isMutating(operation)) return run(input as never, this.#past.seenBy(service))
        this.#past.beforeChange(service)
        const output = await run(input as never, this.#world)
        if (service === 'elbv2') noteRuleTargets(this.#world)
        return output
      })
    return this.#faults.run({ service, operation, mutating: isMutating(operation) }, attempt)
  }

  /** Time passes until the caller gives up, or the operating system does. */
  async #noAnswer(signal: AbortSignal | undefined): Promise<never> {
    await this.clock.sleep(CONNECTION_GIVEN_UP_MILLISECONDS, signal).catch(() => {
      throw aborted()
    })
    throw Object.assign(new Error('read ETIMEDOUT'), { code: 'ETIMEDOUT' })
  }

  #client(service: ServiceName): SimulatedClient {
    let client: Promise<SimulatedClient> | undefined
    const make = async (): Promise<SimulatedClient> => {
      const module = (await sdks[service].load()) as Record<string, new (config: object) => LayeredClient>
      const Client = module[sdks[service].client]
      if (!Client) throw new Error(`The AWS SDK package of ${service} has no ${sdks[service].client}.`)
      const made = new Client(this.clientConfig(service))
      for (const each of UNSEEN) made.middlewareStack.remove(each)
      return made
    }
    return {
      send: async (command, options) => {
        client ??= this.clock.hold(make)
        return (await client).send(command, options)
      },
    }
  }
}

/** A client of the SDK, with the layers that its calls go through. */
interface LayeredClient extends SimulatedClient {
  readonly middlewareStack: { remove(name: string): boolean }
}

/** What a call does for nobody here: it filters input and output for a logger that is none, and writes who asks. */
const UNSEEN = ['loggerMiddleware', 'getUserAgentMiddleware', 'recursionDetectionMiddleware']

const CONNECTION_GIVEN_UP_MILLISECONDS = 86_400_000

// What the SDK's own request handler throws.
const aborted = (): Error => Object.assign(new Error('Request aborted'), { name: 'AbortError' })
