import { checkService, checkTaskDefinition, cluster, service, stack } from '../../src/index.ts'

const many = <T>(size: number, of: (at: number) => T): T[] => Array.from({ length: size }, (_, at) => of(at))
const around = (container: object): object => ({
  family: 'web',
  containerDefinitions: [{ name: 'app', image: 'app:1', memory: 64, ...container }],
})

/** Work whose cost must grow no faster than its size. */
export const GROWING: Readonly<Record<string, (size: number) => unknown>> = {
  environment: size => checkTaskDefinition(around({ environment: many(size, at => ({ name: `A${at}`, value: 'b' })) })),
  secrets: size =>
    checkTaskDefinition(around({ secrets: many(size, at => ({ name: `A${at}`, valueFrom: `/a/${at}` })) })),
  ports: size => checkTaskDefinition(around({ portMappings: many(size, at => ({ containerPort: at + 1 })) })),
  mounts: size => {
    const volumes = many(size, at => ({ name: `v${at}` }))
    const mountPoints = volumes.map(({ name }) => ({ sourceVolume: name, containerPath: `/${name}` }))
    return checkTaskDefinition({ ...around({ mountPoints }), volumes })
  },
  containers: size =>
    checkTaskDefinition({
      family: 'web',
      containerDefinitions: many(size, at => ({
        name: `c${at}`,
        image: 'app:1',
        dependsOn: at > 0 ? [{ containerName: `c${at - 1}`, condition: 'START' }] : [],
      })),
    }),
  unknown: size => checkTaskDefinition(Object.fromEntries(many(size, at => [`member${at}`, at]))),
  text: size =>
    checkTaskDefinition(around({ image: ':a/'.repeat(size), command: ['-'.repeat(size)], user: '1:'.repeat(size) })),
  services: size =>
    checkService({ serviceName: 'a'.repeat(size), loadBalancers: many(size, () => ({ containerName: 'a' })) }),
  things: size =>
    stack('shop')
      .add(...many(size, at => cluster(`c${at}`)))
      .issues(),
  tags: size =>
    service('web')
      .tags(Object.fromEntries(many(size, at => [`k${at}`, 'v'])))
      .issues(),
}

/** What the processor time tells apart from everything else that the machine does, in microseconds. */
const CLEAR_MICROSECONDS = 20_000

/** How many times the processor time that the work takes with eight times the size: the least of some runs of each. */
export function growth(work: (size: number) => unknown, size: number): number {
  work(size * 8)
  let repeats = 1
  const taken = (of: number): number =>
    Math.min(
      ...many(5, () => {
        const before = process.cpuUsage()
        for (let done = 0; done < repeats; done++) work(of)
        return process.cpuUsage(before).user
      }),
    )
  let least = taken(size)
  while (least < CLEAR_MICROSECONDS) {
    repeats *= 2
    least = taken(size)
  }
  return taken(size * 8) / least
}
