import type { PortMapping as Sent } from '../../../aws/shapes/ecs.ts'
import { defined } from '../../../model/defined.ts'
import type { PortMapping } from '../../../model/task-definition.ts'

/** By port and protocol: `3000/tcp`, `8080:80/tcp` with a host port, `7000-7010/udp`. */
export type PortProps = Readonly<Record<string, { readonly name?: string; readonly appProtocol?: string }>>

type Mapping = { readonly [F in keyof PortMapping]?: PortMapping[F] | string | undefined }

/** Port mappings in their canonical form. */
export function portsOf(mappings: readonly Mapping[], networkMode: string | undefined): PortProps {
  return Object.fromEntries(
    mappings.map(({ containerPort, containerPortRange, hostPort, protocol = 'tcp', name, appProtocol }) => {
      // Under awsvpc and host the host port is the container's, which AWS fills in
      const host = (networkMode === 'bridge' || networkMode === undefined) && hostPort ? `${hostPort}:` : ''
      return [
        `${host}${containerPortRange ?? containerPort}/${protocol}`,
        defined({ name, appProtocol } as PortProps[string]),
      ]
    }),
  )
}

export function livePorts(mappings: readonly Sent[] | undefined, networkMode: string | undefined): PortProps {
  return portsOf(mappings ?? [], networkMode)
}

/** Canonical port mappings as RegisterTaskDefinition takes them. */
export function portInput(ports: PortProps): Sent[] {
  return Object.entries(ports).map(([key, { name, appProtocol }]) => {
    const [, host, port = '', protocol] = /^(?:(\d+):)?([\d-]+)\/(tcp|udp)$/.exec(key) ?? []
    return {
      ...(port.includes('-') ? { containerPortRange: port } : { containerPort: Number(port) }),
      ...(host === undefined ? {} : { hostPort: Number(host) }),
      protocol: protocol === 'udp' ? 'udp' : 'tcp',
      ...(name === undefined ? {} : { name }),
      ...(appProtocol === undefined ? {} : { appProtocol: appProtocol as 'http' }),
    }
  })
}
