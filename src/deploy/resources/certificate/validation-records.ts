import type { CertificateDetail, ResourceRecord } from '../../../aws/shapes/acm.ts'
import type { Change, ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import { hashOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { dnsName } from '../dns-name.ts'

// https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
const TTL_SECONDS = 300
const SETS_PER_CALL = 300
const MOST_ATTEMPTS = 3

/** A record that proves a name, and where it has to be. */
export interface Proof {
  readonly hostedZoneId: string
  readonly name: string
  readonly value: string
}

/** The records that prove the names of a certificate, each once: a domain and its wildcard share theirs. */
export function proofsOf(
  { DomainValidationOptions = [] }: CertificateDetail,
  zoneIds: Readonly<Record<string, string>>,
): readonly Proof[] {
  const proofs = DomainValidationOptions.flatMap(({ DomainName = '', ResourceRecord: record }): Proof[] => {
    const hostedZoneId = zoneIds[dnsName(DomainName)]
    return record && hostedZoneId ? [{ hostedZoneId, ...textsOf(record) }] : []
  })
  return [...new Map(proofs.map(proof => [`${proof.hostedZoneId} ${proof.name}`, proof])).values()]
}

/** Those of names whose hosted zone the program does not have, as somebody has to make them. */
export function recordsToMake(
  { DomainValidationOptions = [] }: CertificateDetail = {},
  zoneIds: Readonly<Record<string, string>>,
): readonly string[] {
  const records = DomainValidationOptions.flatMap(({ DomainName = '', ResourceRecord: record }) =>
    record && !zoneIds[dnsName(DomainName)] ? `${record.Name} ${record.Type} ${record.Value}` : [],
  )
  return [...new Set(records)]
}

/** Those that are not in their hosted zones. */
export async function missingRecords(
  certificate: CertificateDetail,
  zoneIds: Readonly<Record<string, string>>,
  context: Context,
): Promise<readonly string[]> {
  const missing = await Promise.all(
    proofsOf(certificate, zoneIds).map(async proof =>
      (await proofSets(proof.hostedZoneId, proof.name, context)).some(set => proves(set, proof)) ? [] : [proof.name],
    ),
  )
  return missing.flat().sort()
}

/**
 * Puts a record there. ACM asks all certificates of an account for the same record of a name, in every Region
 * (https://github.com/hashicorp/terraform-provider-aws/issues/13653), so a TXT record beside it tells who needs it.
 *
 * @throws Error where another record has its name
 */
export async function putProof(proof: Proof, arn: string, context: Context): Promise<void> {
  const { hostedZoneId, name, value } = proof
  for (let attempt = 1; ; attempt += 1) {
    const sets = await proofSets(hostedZoneId, name, context)
    const there = sets.find(({ Type, Name = '' }) => Type === 'CNAME' && dnsName(Name) === name)
    if (there && !proves(there, proof))
      throw new Error(`${name} in hosted zone ${hostedZoneId} is another record than the one that ACM asks for`)
    const claims = sets.filter(isClaim)
    // One that nobody of us has made is nobody's of us to remove.
    if (there && (claims.length === 0 || claims.some(claim => claimantOf(claim) === arn))) return
    const record: ResourceRecordSet = {
      Name: name,
      Type: 'CNAME',
      TTL: TTL_SECONDS,
      ResourceRecords: [{ Value: value }],
    }
    try {
      await change(
        hostedZoneId,
        [
          ...(there ? [] : [{ Action: 'CREATE' as const, ResourceRecordSet: record }]),
          { Action: 'UPSERT', ResourceRecordSet: claimOf(name, arn) },
        ],
        context,
      )
      return
    } catch (error) {
      // Somebody else was faster, or an earlier attempt has made it.
      if (!isRefusedBatch(error) || attempt === MOST_ATTEMPTS) throw error
    }
  }
}

/** Who needs a record of these zones, beside the certificate that goes. */
export interface Needs {
  readonly zoneIds: readonly string[]
  /** The ARNs of the other certificates of the Region. */
  readonly others: readonly string[]
  /** One of these has the name that the record proves. */
  readonly isNeeded: boolean
}

/** Takes a record away, if the stacks have made it, and no other certificate needs it. */
export async function removeProof(
  record: ResourceRecord,
  arn: string,
  { zoneIds, others, isNeeded }: Needs,
  context: Context,
): Promise<void> {
  const { name } = textsOf(record)
  // A claim of another Region or account stands for itself; of this one, ACM knows whether it still has a claimant.
  const here = arn.slice(0, arn.lastIndexOf('/'))
  const isAlive = (claim: ResourceRecordSet): boolean => {
    const claimant = claimantOf(claim)
    return claimant !== arn && (!claimant.startsWith(`${here}/`) || others.includes(claimant))
  }
  for (const hostedZoneId of zoneIds) {
    for (let attempt = 1; ; attempt += 1) {
      const sets = await proofSets(hostedZoneId, name, context)
      const claims = sets.filter(isClaim)
      const gone = isNeeded || claims.some(isAlive) ? claims.filter(claim => claimantOf(claim) === arn) : sets
      // Without its last claim nobody would know that it is ours.
      if (gone.length === 0 || claims.length === 0 || (isNeeded && !claims.some(isAlive))) break
      try {
        await change(
          hostedZoneId,
          gone.map(set => ({ Action: 'DELETE', ResourceRecordSet: set })),
          context,
        )
        break
      } catch (error) {
        if (!isRefusedBatch(error) || attempt === MOST_ATTEMPTS) throw error
      }
    }
  }
}

const textsOf = ({ Name = '', Value = '' }: ResourceRecord) => ({ name: dnsName(Name), value: Value })

/** A record of this name, and what is said beside it. */
async function proofSets(HostedZoneId: string, name: string, { aws }: Context): Promise<readonly ResourceRecordSet[]> {
  const { ResourceRecordSets = [] } = await aws.route53('ListResourceRecordSets', {
    HostedZoneId,
    StartRecordName: name,
    MaxItems: SETS_PER_CALL,
  })
  return ResourceRecordSets.filter(({ Name = '' }) => `.${dnsName(Name)}`.endsWith(`.${name}`))
}

function proves({ Name = '', Type, ResourceRecords = [] }: ResourceRecordSet, { name, value }: Proof): boolean {
  const values = ResourceRecords.map(each => dnsName(each.Value ?? ''))
  return Type === 'CNAME' && dnsName(Name) === name && String(values) === dnsName(value)
}

const CLAIM = '_fluent-ecs-certificate-'

const claimName = (name: string, arn: string): string => `${CLAIM}${hashOf(arn).slice(0, 8)}.${name}`

function claimOf(name: string, arn: string): ResourceRecordSet {
  const ResourceRecords = [{ Value: `"heritage=fluent-ecs,certificate=${arn}"` }]
  return { Name: claimName(name, arn), Type: 'TXT', TTL: TTL_SECONDS, ResourceRecords }
}

const isClaim = ({ Type, Name = '' }: ResourceRecordSet): boolean => Type === 'TXT' && dnsName(Name).startsWith(CLAIM)

const claimantOf = ({ ResourceRecords = [] }: ResourceRecordSet): string =>
  /certificate=([^"]+)/.exec(ResourceRecords[0]?.Value ?? '')?.[1] ?? ''

const isRefusedBatch = (error: unknown): boolean => error instanceof Error && error.name === 'InvalidChangeBatch'

async function change(HostedZoneId: string, Changes: Change[], { aws }: Context): Promise<void> {
  await aws.route53('ChangeResourceRecordSets', { HostedZoneId, ChangeBatch: { Changes } })
}
