/** Time that passes only when everybody waits. */
interface VirtualClock {
    /** Milliseconds since the epoch. */
    now(): number;
    /** Resolves when virtual time has moved on by `milliseconds`; rejects when `signal` is aborted. */
    sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
    /** Runs `action` once virtual time has moved on by `milliseconds`. It keeps nothing waiting. */
    after(milliseconds: number, action: () => void): void;
}

/** The AWS services that the simulator knows, named as `deploy` names its clients. */
type ServiceName = 'acm' | 'applicationAutoScaling' | 'cloudWatchLogs' | 'ec2' | 'ecr' | 'ecs' | 'elbv2' | 'iam' | 'resourceGroupsTaggingAPI' | 'route53' | 'sts';

/** How AWS is at its worst. All of it is off unless asked for, and decided by the seed. */
interface Realism {
    /**
     * Reads may miss what changed within so many virtual milliseconds, each read for a time of its own: for all services,
     * or service by service. @default 0
     */
    readonly lagMilliseconds?: number | Readonly<Partial<Record<ServiceName, number>>>;
    /** Whether calls beyond the published token buckets are refused. They are counted anyway. @default false */
    readonly throttling?: boolean;
    /** Virtual seconds until a new role can be assumed by a service. @default 0 */
    readonly roleSeconds?: number;
    /** Virtual seconds until ECS can use its service-linked role, from the first CreateCluster on. @default 0 */
    readonly serviceLinkedRoleSeconds?: number;
}

/** Why a service can start no task. */
type PlacementProblem = 'no capacity' | 'no instances' | 'too little memory' | 'too little CPU' | 'no free network interface' | 'port taken' | 'constraint not met' | 'agent disconnected' | 'task quota' | 'vCPU quota' | 'subnet full' | 'role not assumable' | 'percents too tight';

/** Why an image does not arrive. */
type PullProblem = 'missing' | 'denied' | 'wrong architecture' | 'rate limit' | 'unreachable';

/** Why a task stops before its containers start. */
type StartProblem = 'secret missing' | 'secret key missing' | 'secret denied' | 'secret unreachable' | 'parameter missing' | 'parameter denied' | 'key denied' | 'registry unreachable' | 'log group missing' | 'log group denied' | 'log group unreachable' | 'subnet full' | 'no network interface' | 'volume not mounted' | 'environment file denied' | 'slow start' | 'spot interruption';

/** What fails: containers with this image, this name, or both; all of them where neither is given. */
interface FailureMatch {
    readonly image?: string;
    readonly container?: string;
}
/**
 * How a container, its task or its service fails, in AWS's words.
 *
 * - `cannot pull`: the image does not arrive: `because` it is `missing` (the default), the pull is `denied`, it is for
 *   the `wrong architecture`, the registry's `rate limit` is reached, or it is `unreachable`. `message` replaces what
 *   the registry says.
 * - `exits`: the container runs for `afterSeconds` (default 5), writes `log` and ends with `exitCode`.
 * - `unhealthy`: the container runs and writes `log`, but its health check and its load balancer's checks never pass:
 *   it `answers` with a status code, `slowly` (a time-out) or `nothing` (the connection is refused; the default).
 * - `out of memory`: the container is killed after `afterSeconds` (default 5).
 * - `cannot run`: the container's command (`command`, default `start`) is not in the image.
 * - `cannot start`: the task stops before its containers start, `because` of a secret, its role, its log group, its
 *   network or its volumes.
 * - `cannot place`: no task starts at all, `because` of capacity, quotas, constraints or a role; service events say so.
 * - `alarm`: a deployment alarm goes off `afterSeconds` (default 60) into the deployment.
 */
type ContainerFailure = {
    readonly how: 'cannot pull';
    readonly because?: PullProblem;
    readonly message?: string;
} | {
    readonly how: 'exits';
    readonly exitCode: number;
    readonly afterSeconds?: number;
    readonly log?: readonly string[];
} | {
    readonly how: 'unhealthy';
    readonly answers?: number | 'slowly' | 'nothing';
    readonly log?: readonly string[];
} | {
    readonly how: 'out of memory';
    readonly afterSeconds?: number;
    readonly log?: readonly string[];
} | {
    readonly how: 'cannot run';
    readonly command?: string;
} | {
    readonly how: 'cannot start';
    readonly because: StartProblem;
} | {
    readonly how: 'cannot place';
    readonly because: PlacementProblem;
} | {
    readonly how: 'alarm';
    readonly afterSeconds?: number;
};

/** How much of a service was there from a moment on, until its next entry. */
interface Availability {
    /** Virtual time, milliseconds since the epoch. */
    readonly at: number;
    /** The service's ARN. */
    readonly service: string;
    readonly desired: number;
    readonly running: number;
    /** Running tasks that passed their checks. */
    readonly healthy: number;
    /** Healthy targets that get production traffic: one number a load balancer of the service, in its order. */
    readonly targets: readonly number[];
}

/** An EC2 instance that runs the ECS agent. */
interface ContainerInstanceSeed {
    /** The cluster's name. */
    readonly cluster: string;
    /** CPU units: 1024 are one vCPU. */
    readonly cpu: number;
    readonly memoryMiB: number;
    /** Attributes that placement constraints ask for, such as `{ 'ecs.instance-type': 'c7g.large' }`. */
    readonly attributes?: Readonly<Record<string, string>>;
}

/** Which Lambda hooks behave as told: those of this function, at this stage, of this service, or all of these. */
interface HookMatch {
    readonly functionArn?: string;
    /** The lifecycle stage, such as `POST_TEST_TRAFFIC_SHIFT`. */
    readonly stage?: string;
    /** The service's name. */
    readonly service?: string;
}
/**
 * What a Lambda hook answers.
 *
 * - `succeeds`: the deployment goes on. It is what hooks do unless told otherwise.
 * - `fails`: the deployment rolls back.
 * - `in progress`: ECS asks again, `times` times (default: until the hook's timeout), every `seconds` (default 30);
 *   then it succeeds.
 */
type HookAnswer = {
    readonly how: 'succeeds';
} | {
    readonly how: 'fails';
} | {
    readonly how: 'in progress';
    readonly times?: number;
    readonly seconds?: number;
};

/** One deployment of a service, as the simulator knows it. */
interface Rollout {
    /** The service's ARN. */
    readonly service: string;
    /** The deployment's id in DescribeServices. */
    readonly deployment: string;
    readonly serviceDeployment: string;
    readonly serviceRevision: string;
    readonly taskDefinition: string;
    /** The status of the service deployment, now. */
    readonly status: string;
    readonly reason: string | undefined;
    /** Virtual time, milliseconds since the epoch. */
    readonly startedAt: number;
    readonly endedAt: number | undefined;
}

/** Which calls a fault strikes: those for which all that is given holds; every call where nothing is. */
interface CallMatch {
    readonly service?: ServiceName;
    /** The API operation, such as `CreateService`. */
    readonly operation?: string;
    /** Only calls that change something (true), or only those that read (false). */
    readonly mutating?: boolean;
    /** Only the n-th of those calls, counted from 1 at the injection. @default all of them */
    readonly nth?: number;
}
/** What goes wrong with a call. */
type Fault = 
/** AWS refuses it and does nothing. `status` is the HTTP status. @default message 'Injected', status 400 */
{
    readonly how: 'rejected';
    readonly code: string;
    readonly message?: string;
    readonly status?: number;
}
/** It never gets to AWS: `ECONNREFUSED`. */
 | {
    readonly how: 'unreachable';
}
/** AWS does it, and the connection breaks before the reply: `ECONNRESET`. */
 | {
    readonly how: 'reply-lost';
}
/** AWS gets it twice; the caller sees the first reply. */
 | {
    readonly how: 'delivered-twice';
}
/** AWS does it, but the next `reads` reads of its service do not see it yet. */
 | {
    readonly how: 'stale-reads';
    readonly reads: number;
}
/** Somebody else acts first, on the account itself: edits or deletes. What is called meanwhile is not struck. */
 | {
    readonly how: 'foreign-actor';
    readonly act: () => Promise<void>;
}
/** This call and every later one are refused as with an expired token, until the fault is ended. */
 | {
    readonly how: 'credentials-expired';
}
/** As if the process had died just before or just after this call: neither it nor any later one comes back. */
 | {
    readonly how: 'crash';
    readonly when: 'before' | 'after';
};
/** A call as a fault sees it. */
interface StruckCall {
    readonly service: ServiceName;
    readonly operation: string;
    readonly mutating: boolean;
}

/** One call that reached the simulated AWS. */
interface SimulatedCall {
    readonly service: ServiceName;
    /** The API operation, such as `CreateService`. */
    readonly operation: string;
    /** The input as the service understood it; members that the API calls sensitive are replaced. */
    readonly input: unknown;
    /** Virtual time of arrival, milliseconds since the epoch. */
    readonly at: number;
    /** `ok`, or the error code that the service answered. */
    readonly outcome: string;
    /** False for operations that only read. */
    readonly mutating: boolean;
}

/** How much of one of AWS's token buckets has been used. */
interface BucketUse {
    /** Such as `ecs service modify`. */
    readonly bucket: string;
    readonly calls: number;
    /** Calls that came when the bucket was empty, whether they were refused or not. */
    readonly excess: number;
}

/** An HTTP request as the SDK hands it to its request handler. */
interface HttpRequest {
    readonly method: string;
    readonly path: string;
    readonly query?: Readonly<Record<string, string | string[] | null>>;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
}
/** An HTTP response as the SDK takes it from its request handler. */
interface HttpResponse {
    readonly statusCode: number;
    readonly headers: Record<string, string>;
    readonly body: Uint8Array;
}

/** A real SDK client whose requests never leave the process. */
interface SimulatedClient {
    /** Sends an SDK command, such as `new CreateClusterCommand({})`. */
    send(command: object, options?: {
        abortSignal?: AbortSignal;
    }): Promise<unknown>;
}
/** One simulated client a service. The SDK package of a service is loaded at its first call. */
type SimulatedClients = {
    readonly [S in ServiceName]: SimulatedClient;
};
/** The configuration that makes any SDK client talk to the simulator: `new ECSClient(simulator.clientConfig('ecs'))`. */
interface SimulatedClientConfig {
    readonly region: string;
    readonly maxAttempts: 1;
    readonly credentials: {
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
    };
    readonly requestHandler: {
        handle(request: HttpRequest, options?: {
            abortSignal?: unknown;
        }): Promise<{
            response: HttpResponse;
        }>;
        updateHttpClientConfig(): void;
        httpHandlerConfigs(): Record<string, never>;
    };
}
/**
 * An AWS account in this process, behind the real SDK clients.
 *
 * Requests run through the SDK's own serializers and error classes; time is virtual, so waits cost nothing.
 */
interface Simulator {
    /** What `deploy`, `plan` and `destroy` take: `deploy(stack, simulator.options())`. */
    options(): {
        readonly region: string;
        readonly clients: SimulatedClients;
        readonly clock: VirtualClock;
    };
    readonly clients: SimulatedClients;
    /** Virtual time: it stands still while anything runs and jumps to the next event once everybody sleeps. */
    readonly clock: VirtualClock;
    /** Configuration for a client of your own. */
    clientConfig(service: ServiceName): SimulatedClientConfig;
    /** Every call so far, in the order in which they ended. */
    readonly calls: readonly SimulatedCall[];
    /** Moves virtual time on; whatever falls due happens on the way. */
    advance(milliseconds: number): Promise<void>;
    /** The ids or ARNs of every live resource beyond what a new account has and what the seeding methods put there. */
    resources(): readonly string[];
    /** Whether there are no such resources. */
    isEmpty(): boolean;
    /**
     * Puts a public hosted zone with its NS and SOA records there, as if it had been made before. Gives its id.
     *
     * @example
     * ```ts
     * simulator.hostedZone('example.com')
     * ```
     */
    hostedZone(name: string): string;
    /**
     * Puts an issued certificate (RSA 2048) there, for the domain and the alternative names. Gives its ARN.
     *
     * @example
     * ```ts
     * simulator.certificate('example.com', '*.example.com')
     * ```
     */
    certificate(domain: string, ...alternativeNames: string[]): string;
    /**
     * Pushes an image as `docker push` does. Gives its digest, `sha256:…`. An image is gone with its repository.
     *
     * @throws When the repository does not exist, or is immutable and has the tag.
     * @example
     * ```ts
     * simulator.pushImage('shop/web', '1.4.2')
     * ```
     */
    pushImage(repositoryName: string, tag: string): string;
    /**
     * Makes containers fail from their next start on. Gives a function that ends it.
     *
     * @example
     * ```ts
     * simulator.fail({ image: 'shop/web:2' }, { how: 'exits', exitCode: 1, log: ['no database'] })
     * ```
     */
    fail(match: FailureMatch, failure: ContainerFailure): () => void;
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
    inject(match: CallMatch, fault: Fault, onStrike?: (call: StruckCall) => void): () => void;
    /**
     * Sets the state of a CloudWatch alarm. A deployment that watches it fails; one that starts while it is up does not
     * look at it. An alarm that nobody has set is OK.
     *
     * @example
     * ```ts
     * simulator.alarm('errors', 'ALARM')
     * ```
     */
    alarm(name: string, state: 'OK' | 'ALARM'): void;
    /**
     * Makes Lambda lifecycle hooks answer as told. They succeed otherwise. Gives a function that ends it. PAUSE hooks wait
     * for ContinueServiceDeployment.
     *
     * @example
     * ```ts
     * simulator.hook({ stage: 'POST_TEST_TRAFFIC_SHIFT' }, { how: 'fails' })
     * ```
     */
    hook(match: HookMatch, answer: HookAnswer): () => void;
    /**
     * Changes the desired count of a service the way autoscaling does, now.
     *
     * @throws When there is no such active service.
     * @example
     * ```ts
     * simulator.scale({ cluster: 'prod', service: 'web' }, 6)
     * ```
     */
    scale(target: {
        readonly cluster: string;
        readonly service: string;
    }, desiredCount: number): void;
    /**
     * Registers an EC2 instance with a cluster, as its agent does. Gives its ARN. Without instances no task of the launch
     * type EC2 finds a place.
     *
     * @throws When there is no such cluster.
     * @example
     * ```ts
     * simulator.containerInstance({ cluster: 'prod', cpu: 2048, memoryMiB: 3900 })
     * ```
     */
    containerInstance(seed: ContainerInstanceSeed): string;
    /** How many tasks and healthy targets each service had, from which moment on. */
    readonly availability: readonly Availability[];
    /** Every deployment of a service that there has been, and how it ended: the truth to test a verdict against. */
    rollouts(): readonly Rollout[];
    /** How far the published token buckets were used, those that were used at all. */
    quotaUse(): readonly BucketUse[];
}

/** How the simulated account is set up. */
interface SimulatorOptions {
    /** The account's id. @default '123456789012' */
    readonly account?: string;
    /** The region that every client is in. @default 'us-east-1' */
    readonly region?: string;
    /** Seed of everything random: ids, addresses, durations. The same seed gives the same run. @default 1 */
    readonly seed?: number;
    /** Virtual milliseconds that every call takes. @default 0 */
    readonly latencyMilliseconds?: number;
    /** What AWS does sometimes, and what a deploy has to live with. @default none of it */
    readonly realism?: Realism;
    /** When virtual time starts. @default 2026-01-01T00:00:00Z */
    readonly startTime?: Date;
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
declare function createSimulator(options?: SimulatorOptions): Simulator;

/** How a deploy ended, as data to compare in a test. */
interface Verdict {
    /** Such as `deployed` or `rolled-back`. */
    readonly outcome: string;
    /** The codes of what it found to be the cause, such as `image.missing`. */
    readonly causes: readonly string[];
    /** What the error says; undefined when there was none. */
    readonly message: string | undefined;
}
/**
 * Tells how a deploy ended, whether it returned or threw.
 *
 * @throws What is thrown other than a `DeployError`: a plan that was refused, a mistake in the test.
 * @example
 * ```ts
 * import { deploy, stack } from 'fluent-ecs'
 * import { createSimulator, verdictOf } from 'fluent-ecs/simulator'
 *
 * const verdict = await verdictOf(deploy(stack('shop'), createSimulator().options()))
 * console.log(verdict.outcome === 'unchanged')
 * ```
 */
declare function verdictOf(deploying: Promise<{
    readonly outcome: string;
}>): Promise<Verdict>;

export { type Availability, type BucketUse, type CallMatch, type ContainerFailure, type ContainerInstanceSeed, type FailureMatch, type Fault, type HookAnswer, type HookMatch, type PlacementProblem, type PullProblem, type Realism, type Rollout, type ServiceName, type SimulatedCall, type SimulatedClient, type SimulatedClientConfig, type SimulatedClients, type Simulator, type SimulatorOptions, type StartProblem, type StruckCall, type Verdict, type VirtualClock, createSimulator, verdictOf };
