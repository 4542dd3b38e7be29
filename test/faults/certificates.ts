import { certificate, deploy, hostedZone, loadBalancer, network, type Stack, stack } from '../../src/index.ts'
import { DOMAIN } from './program.ts'
import type { Scenario } from './scenarios.ts'

interface Certificates {
  readonly alternativeNames?: readonly `${string}.${typeof DOMAIN}`[]
  /** Of others, beside its own. */
  readonly more?: readonly string[]
  readonly owner?: string
}

const zone = hostedZone(DOMAIN)

const edgeOf = ({ alternativeNames = [], more = [], owner = 'a' }: Certificates): Stack => {
  const own = certificate(`api.${DOMAIN}`, { zone, alternativeNames }).tags({ owner })
  const edge = loadBalancer('api').network(network.default())
  return stack('shop').add(edge.https({ certificate: [own, ...more] }))
}

/** A certificate that is made or changed, with the listener that has it. */
function certificateChange(to: Certificates, from: Certificates | undefined): Scenario {
  return {
    prepare: async simulator => {
      if (from) await deploy(edgeOf(from), simulator.options())
    },
    verb: 'deploy',
    stack: edgeOf(to),
    other: edgeOf({ ...to, owner: 'other' }),
  }
}

export const CERTIFICATES: Readonly<Record<string, Scenario>> = {
  'create a certificate': certificateChange({ alternativeNames: [`*.${DOMAIN}`] }, undefined),
  'another name of a certificate': certificateChange({ alternativeNames: [`*.${DOMAIN}`] }, {}),
  'more certificates, other tags': certificateChange({ more: [`shop.${DOMAIN}`], owner: 'b' }, {}),
  'fewer certificates': certificateChange({}, { more: [`shop.${DOMAIN}`, `www.${DOMAIN}`] }),
  'destroy a certificate': { ...certificateChange({}, {}), verb: 'destroy' },
}
