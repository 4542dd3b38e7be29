import { JumpingClock, type VirtualClock } from './clock.ts'
import { addFailure, type ContainerFailure, type FailureMatch } from './ecs/failure.ts'
import { recorded, type SimulatedCall } from './ledger.ts'
import { AwsError, type World } from './operation.ts'
import { pushWaiting, seedCertificate, seedHostedZone, seedImage } from './seeds.ts'
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
  /** The ids or ARNs of every live resource that a new account does not have. */
  resources(): readonly string[]
  /** Whether nothing lives beyond what a new account has and what the seeding methods put there. */
  isEmpty(): boolean
  /** Makes a public hosted zone, as one that was there before. Gives its id. */
  hostedZone(name: string): Promise<string>
  /** Puts an issued certificate into the account. Gives its ARN. */
  certificate(domainName: string, ...alternativeNames: string[]): string
  /** Pushes an image to a repository of the account, or as soon as that repository exists. */
  pushImage(repository: string, tag: string): void
  /**
   * Makes containers fail from their next start on. Gives a function that ends it.
   *
   * @example
   * ```ts
   * simulator.fail({ image: 'shop/web:2' }, { how: 'exits', exitCode: 1, log: ['no database'] })
   * ```
   */
  fail(match: FailureMatch, failure: ContainerFailure): () => void
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
          return { response: await this.clock.hold(() => endpoint.handle(request)) }
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
    return Object.values(services).flatMap(service => service.resources(this.#world))
  }

  isEmpty(): boolean {
    return this.resources().every(id => this.#seeded.has(id))
  }

  async hostedZone(name: string): Promise<string> {
    const before = new Set(this.resources())
    const id = await seedHostedZone(this.#world, name)
    for (const made of this.resources()) if (!before.has(made)) this.#seeded.add(made)
    return id
  }

  certificate(domainName: string, ...alternativeNames: string[]): string {
    return seedCertificate(this.#world, domainName, alternativeNames)
  }

  pushImage(repository: string, tag: string): void {
    seedImage(this.#world, repository, tag)
  }

  fail(match: FailureMatch, failure: ContainerFailure): () => void {
    return addFailure(this.#world, match, failure)
  }

  readonly #run: Run = (received, input, check) =>
    recorded(this.calls, { ...received, at: this.clock.now() }, async () => {
      check()
      const operation = services[received.service].operations[received.operation]
      if (!operation)
        throw new AwsError(
          'NotImplemented',
          `The simulator does not have ${received.service} ${received.operation}.`,
          501,
        )
      const output = await operation(input as never, this.#world)
      if (received.operation === 'CreateRepository') pushWaiting(this.#world)
      return output
    })

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
