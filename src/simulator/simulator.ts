import { certificates } from './acm/state.ts'
import { JumpingClock, type VirtualClock } from './clock.ts'
import { registry } from './ecr/state.ts'
import { addFailure, type ContainerFailure, type FailureMatch } from './ecs/failure.ts'
import { type CallMatch, type Fault, Faults, NoReply, type StruckCall } from './faults.ts'
import { isMutating, recorded, type SimulatedCall } from './ledger.ts'
import { AwsError, type World } from './operation.ts'
import { dns } from './route53/state.ts'
import type { ServiceName } from './service-name.ts'
import { services } from './services.ts'
import { loadBalancingApi } from './target-registry.ts'
import { Endpoint, type Run } from './wire/endpoint.ts'
import type { HttpRequest, HttpResponse } from './wire/message.ts'
import { sdks } from './wire/sdk.ts'
import { createWorld } from './world.ts'

/** How the simulated account is set up. */
export interface SimulatorOptions {
  /** The account's id. @default '123456789012' */
  readonly account?: string
  /** The region that every client is in. @default 'us-east-1' */
  readonly region?: string
  /** Seed of everything random: ids, addresses, durations. The same seed gives the same run. @default 1 */
  readonly seed?: number
  /** Virtual milliseconds that every call takes. @default 0 */
  readonly latencyMilliseconds?: number
  /** When virtual time starts. @default 2026-01-01T00:00:00Z */
  readonly startTime?: Date
}

/** A real SDK client whose requests never leave the process. */
export interface SimulatedClient {
  /** Sends an SDK command, such as `new CreateClusterCommand({})`. */
  send(command: object, options?: { abortSignal?: AbortSignal }): Promise<unknown>
}

/** One simulated client a service. The SDK package of a service is loaded at its first call. */
export type SimulatedClients = { readonly [S in ServiceName]: SimulatedClient }

/** The configuration that makes any SDK client talk to the simulator: `new ECSClient(simulator.clientConfig('ecs'))`. */
export interface SimulatedClientConfig {
  readonly region: string
  readonly maxAttempts: 1
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  readonly requestHandler: {
    handle(request: HttpRequest, options?: { abortSignal?: unknown }): Promise<{ response: HttpResponse }>
    updateHttpClientConfig(): void
    httpHandlerConfigs(): Record<string, never>
  }
}

/**
 * An AWS account in this process, behind the real SDK clients.
 *
 * Requests run through the SDK's own serializers and error classes; time is virtual, so waits cost nothing.
 */
export interface Simulator {
  /** What `deploy`, `plan` and `destroy` take: `deploy(stack, simulator.options())`. */
  options(): { readonly region: string; readonly clients: SimulatedClients; readonly clock: VirtualClock }
  readonly clients: SimulatedClients
  /** Virtual time: it stands still while anything runs and jumps to the next event once everybody sleeps. */
  readonly clock: VirtualClock
  /** Configuration for a client of your own. */
  clientConfig(service: ServiceName): SimulatedClientConfig
  /** Every call so far, in the order in which they ended. */
  readonly calls: readonly SimulatedCall[]
  /** Moves virtual time on; whatever falls due happens on the way. */
  advance(milliseconds: number): Promise<void>
  /** The ids or ARNs of every live resource beyond what a new account has and what the seeding methods put there. */
  resources(): readonly string[]
  /** Whether there are no such resources. */
  isEmpty(): boolean
  /**
   * Puts a public hosted zone with its NS and SOA records there, as if it had been made before. Gives its id.
   *
   * @example
   * ```ts
   * simulator.hostedZone('example.com')
   * ```
   */
  hostedZone(name: string): string
  /**
   * Puts an issued certificate (RSA 2048) there, for the domain and the alternative names. Gives its ARN.
   *
   * @example
   * ```ts
   * simulator.certificate('example.com', '*.example.com')
   * ```
   */
  certificate(domain: string, ...alternativeNames: string[]): string
  /**
   * Pushes an image as `docker push` does. Gives its digest, `sha256:…`. An image is gone with its repository.
   *
   * @throws When the repository does not exist, or is immutable and has the tag.
   * @example
   * ```ts
   * simulator.pushImage('shop/web', '1.4.2')
   * ```
   */
  pushImage(repositoryName: string, tag: string): string
  /**
   * Makes containers fail from their next start on. Gives a function that ends it.
   *
   * @example
   * ```ts
   * simulator.fail({ image: 'shop/web:2' }, { how: 'exits', exitCode: 1, log: ['no database'] })
   * ```
   */
  fail(match: FailureMatch, failure: ContainerFailure): () => void
  /**
   * Makes calls go wrong, the way networks, quotas and credentials do. Gives a function that ends it. Where several
   * faults fit a call, the first one strikes.
   *
   * `onStrike` is told when it happens. A `crash` has no reply: abort the `signal` of the deploy there to let it end.
   *
   * @example
   * ```ts
   * simulator.inject({ operation: 'CreateService', nth: 1 }, { how: 'reply-lost' })
   * ```
   */
  inject(match: CallMatch, fault: Fault, onStrike?: (call: StruckCall) => void): () => void
}

/**
 * Makes an empty AWS account in this process.
 *
 * @example
 * ```ts
 * import { createSimulator } from 'fluent-ecs/simulator'
 *
 * const simulator = createSimulator({ region: 'eu-central-1' })
 * ```
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const clock = new JumpingClock((options.startTime ?? new Date('2026-01-01T00:00:00Z')).getTime())
  const world = createWorld({
    clock,
    account: options.account ?? '123456789012',
    region: options.region ?? 'us-east-1',
    seed: options.seed ?? 1,
  })
  loadBalancingApi(world).operations = services.elbv2.operations
  return new InProcessSimulator(world, clock, options.latencyMilliseconds ?? 0)
}

class InProcessSimulator implements Simulator {
  readonly clock: JumpingClock
  readonly calls: SimulatedCall[] = []
  readonly clients: SimulatedClients
  readonly #world: World
  readonly #latency: number
  readonly #seeded = new Set<string>()
  readonly #faults = new Faults()

  constructor(world: World, clock: JumpingClock, latency: number) {
    this.#world = world
    this.clock = clock
    this.#latency = latency
    const names = Object.keys(services) as ServiceName[]
    this.clients = Object.fromEntries(names.map(name => [name, this.#client(name)])) as SimulatedClients
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
      requestHandler: {
        handle: async (request, { abortSignal } = {}) => {
          const signal = abortSignal instanceof AbortSignal ? abortSignal : undefined
          if (this.#latency > 0) await this.clock.sleep(this.#latency, signal)
          if (signal?.aborted) throw aborted()
          try {
            return { response: await this.clock.hold(() => endpoint.handle(request)) }
          } catch (error) {
            if (!(error instanceof NoReply)) throw error
            return await noReply(signal)
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

  pushImage(repositoryName: string, tag: string): string {
    return registry(this.#world).pushImage(repositoryName, tag)
  }

  fail(match: FailureMatch, failure: ContainerFailure): () => void {
    return addFailure(this.#world, match, failure)
  }

  inject(match: CallMatch, fault: Fault, onStrike?: (call: StruckCall) => void): () => void {
    return this.#faults.add(match, fault, onStrike)
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
        if (refusal) throw refusal
        check()
        const run = services[service].operations[operation]
        if (!run) throw new AwsError('NotImplemented', `The simulator does not have ${service} ${operation}.`, 501)
        return run(input as never, this.#world)
      })
    return this.#faults.run({ service, operation, mutating: isMutating(operation) }, attempt)
  }

  #client(service: ServiceName): SimulatedClient {
    let client: Promise<SimulatedClient> | undefined
    const make = async (): Promise<SimulatedClient> => {
      const module = (await sdks[service].load()) as Record<string, new (config: object) => SimulatedClient>
      const Client = module[sdks[service].client]
      if (!Client) throw new Error(`The AWS SDK package of ${service} has no ${sdks[service].client}.`)
      return new Client(this.clientConfig(service))
    }
    return {
      send: async (command, options) => {
        client ??= this.clock.hold(make)
        return (await client).send(command, options)
      },
    }
  }
}

// What the SDK's own request handler throws.
const aborted = (): Error => Object.assign(new Error('Request aborted'), { name: 'AbortError' })

/** Waits for a reply that does not come, until the caller gives up. */
function noReply(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal?.aborted) reject(aborted())
    else signal?.addEventListener('abort', () => reject(aborted()), { once: true })
  })
}
