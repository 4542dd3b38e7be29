import { call, eachOnce, type MethodCall, once, saying, taking } from './calls.ts'
import { RAW } from './common-calls.ts'
import { data, either, flag, listOf, maybe, number, steps, text, texts } from './kinds.ts'
import { deferrable } from './value.ts'

const stepping = steps('a function that takes steps, such as c => c.port(80)')
const setting = call(maybe(flag))
const size = either(number, text)
const command = either(text, listOf(text, 'a list of strings'))

/** How the methods of a container are called. */
export const CONTAINER_CALLS = {
  image: call(either(text, data)),
  essential: call(flag),
  command: taking(deferrable),
  entryPoint: taking(deferrable),
  port: call(number, maybe(data)),
  portRange: call(text, maybe(data)),
  environment: call(data),
  environmentFiles: taking(text),
  secret: call(text, either(text, data)),
  secrets: call(texts),
  healthCheck: once('health check', call(command, maybe(data))),
  dependsOn: call(text, text),
  workingDirectory: call(text),
  user: call(text),
  cpu: call(size),
  memory: call(size),
  memoryReservation: call(size),
  startTimeout: call(number),
  stopTimeout: call(number),
  restartPolicy: once('restart policy', call(data)),
  versionConsistency: call(text),
  repositoryCredentials: call(text),
  readonlyRootFilesystem: setting,
  mountPoint: call(text, text, maybe(data)),
  volumesFrom: call(text, maybe(data)),
  ulimit: call(text, number, number),
  systemControls: call(texts),
  initProcess: setting,
  addCapabilities: taking(text),
  dropCapabilities: taking(text),
  tmpfs: taking(text, number, text),
  device: call(text, maybe(data)),
  sharedMemorySize: call(number),
  swap: call(data),
  gpus: once('GPUs', call(either(either(number, text), data))),
  neuronDevices: once('Neuron devices', call(text)),
  privileged: setting,
  dockerSecurityOptions: taking(text),
  credentialSpec: call(text),
  links: taking(text),
  hostname: call(text),
  extraHosts: call(texts),
  dnsServers: taking(text),
  dnsSearchDomains: taking(text),
  disableNetworking: setting,
  interactive: setting,
  pseudoTerminal: setting,
  dockerLabels: eachOnce('label', call(texts)),
  logs: saying(([options]) => (options === false ? {} : { 'log driver': 'awslogs' }), call(either(flag, data))),
  logDriver: once('log driver', call(text, maybe(texts), maybe(texts))),
  when: call(flag, stepping, maybe(stepping)),
  raw: RAW,
} as const satisfies Readonly<Record<string, MethodCall>>
