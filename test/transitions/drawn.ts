import type { Methods } from '../generated/steps.ts'
import {
  OF_CLUSTERS,
  OF_CONTAINERS,
  OF_LOAD_BALANCERS,
  OF_RECORDS,
  OF_REPOSITORIES,
  OF_SECURITY_GROUPS,
  OF_SERVICES,
  OF_STACKS,
  OF_TASKS,
  OF_TEXTS,
} from './extras.ts'

/** What is drawn of the methods of a builder, what `program.ts` calls itself, and what is left out, with the reason. */
interface Drawn {
  readonly extras: Methods
  readonly own: readonly string[]
  readonly leftOut?: Readonly<Record<string, string>>
}

const UNABLE = 'the account has no such instances'
const MANAGED = 'a place of services is on them: program.ts'
const INSTANCES = 'instances come and go: test/deploy/capacity.test.ts changes them'
const TYPES = 'says again what other methods say'
const ALONE = 'only one resource can have a name: test/deploy/names.test.ts changes it'

export const DRAWN = {
  service: {
    extras: OF_SERVICES,
    own: [
      ...['cluster', 'taskDefinition', 'network', 'target', 'desiredCount', 'autoScaling', 'daemon', 'volume'],
      ...['blueGreen', 'linear', 'canary'],
    ],
    leftOut: {
      udpTarget: 'test/deploy/network-load-balancer.test.ts moves between listeners',
      serviceRegistry: 'the account has no service of Cloud Map; discoverable() makes one',
    },
  },
  cluster: { extras: OF_CLUSTERS, own: [], leftOut: { capacityProvider: INSTANCES } },
  'capacity provider': {
    extras: {},
    own: [],
    leftOut: { instances: INSTANCES, autoScalingGroup: INSTANCES, managedInstances: MANAGED, tags: INSTANCES },
  },
  'load balancer': {
    extras: OF_LOAD_BALANCERS,
    own: ['network', 'internal', 'http', 'https', 'redirectHttpToHttps', 'host', 'path'],
    leftOut: {
      listener: 'test/deploy/listeners.test.ts: what a test listener serves is judged there',
      dualstack: 'the subnets of the account have no IPv6 addresses',
      physicalName: ALONE,
    },
  },
  repository: {
    extras: OF_REPOSITORIES,
    own: [],
    leftOut: {
      tag: 'an image of it must be pushed first',
      digest: 'as tag',
      push: 'an image is no resource that a program changes: of other content it is another',
      encryption: 'what a repository is encrypted with cannot change, and it holds data',
      raw: 'as encryption',
    },
  },
  'pull through cache rule': { extras: {}, own: ['image'] },
  stack: {
    extras: OF_STACKS,
    own: ['add'],
    leftOut: { output: 'changes what a deploy gives back, and nothing in the account' },
  },
  record: { extras: OF_RECORDS, own: [] },
  'record of a text': { extras: OF_TEXTS, own: [] },
  'security group': {
    extras: OF_SECURITY_GROUPS,
    own: ['network'],
    leftOut: { physicalName: ALONE, raw: 'EC2 changes no description: it is another group then' },
  },
  'task definition': {
    extras: OF_TASKS,
    own: ['fargate', 'ec2', 'cpu', 'memory', 'networkMode', 'volume', 'container', 'ebsVolume'],
    leftOut: {
      external: UNABLE,
      managedInstances: UNABLE,
      fsxWindowsFileServerVolume: UNABLE,
      placementConstraint: 'services have the same',
      family: TYPES,
      physicalName: ALONE,
      size: TYPES,
      containers: TYPES,
      firelens: 'a container and a log driver like others',
    },
  },
  container: {
    extras: OF_CONTAINERS,
    own: ['image', 'memory', 'essential'],
    leftOut: {
      gpus: UNABLE,
      neuronDevices: UNABLE,
      device: UNABLE,
      credentialSpec: UNABLE,
      disableNetworking: 'no target could reach it',
    },
  },
} satisfies Record<string, Drawn>
