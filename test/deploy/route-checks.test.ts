import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  loadBalancer,
  network,
  plan,
  type Route,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { account } from '../simulator/support.ts'
import { deployed as deployedInTurn } from './settles.ts'

type Account = ReturnType<typeof account>

import { errorsOf } from './errors-of.ts'
import { listenersIn } from './live-rules.ts'

const certificate = 'shop.example.com'
const edge = loadBalancer('edge').network(network.default()).redirectHttpToHttps().https({ certificate })
const site = edge.host(certificate)
const oidc = {
  issuer: 'https://login.example.com',
  authorizationEndpoint: 'https://login.example.com/authorize',
  tokenEndpoint: 'https://login.example.com/token',
  userInfoEndpoint: 'https://login.example.com/userinfo',
  clientId: 'shop',
  clientSecret: 'first secret',
}
const pool = {
  userPoolArn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34e',
  userPoolClientId: 'shop',
  userPoolDomain: 'shop',
}
const jwt = {
  jwksEndpoint: 'https://login.example.com/jwks',
  issuer: 'https://login.example.com',
  additionalClaims: [{ format: 'string-array', name: 'groups', values: ['admin'] }],
} as const

function serving(to: Route<true, true>, port = 80, strategy: 'rolling' | 'blueGreen' = 'rolling'): Stack {
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(`nginx:${port}`).port(port))
  const base = service('web').cluster(cluster('prod')).taskDefinition(web).network(network.default())
  return stack('shop').add((strategy === 'rolling' ? base : base.blueGreen({ bakeTime: 0 })).target(to, 'app', port))
}

function deployed(there: Account, ...programs: readonly Stack[]): Promise<void> {
  there.simulator.certificate(certificate)
  return deployedInTurn(there, ...programs)
}

async function actions(there: Account) {
  const secure = (await listenersIn(there)).find(({ Protocol }) => Protocol === 'HTTPS')
  const { Rules: [rule] = [] } = await there.aws.elbv2('DescribeRules', { ListenerArn: secure?.ListenerArn })
  return rule?.Actions ?? []
}

const types = async (there: Account) => (await actions(there)).map(({ Type }) => Type)

/**
 * What users of other tools ask:
 * https://github.com/aws/aws-cdk/issues/6308 a login before a service
 * https://github.com/ansible-collections/amazon.aws/issues/1877 a secret that AWS has, and a new one
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2946 a secret that must not be lost
 */
describe('a route that lets in those who have logged in', () => {
  it('asks a provider, a user pool or a token, and nobody', async () => {
    const there = account()
    await deployed(there, serving(site.authenticateOidc({ ...oidc, scope: 'openid email', sessionTimeout: 3600 })))
    expect(await types(there)).toEqual(['authenticate-oidc', 'forward'])
    await deployed(there, serving(site.authenticateCognito(pool)))
    expect(await types(there)).toEqual(['authenticate-cognito', 'forward'])
    await deployed(there, serving(site.jwtValidation(jwt)))
    expect((await actions(there))[0]?.JwtValidationConfig?.AdditionalClaims).toEqual([
      { Format: 'string-array', Name: 'groups', Values: ['admin'] },
    ])
    await deployed(there, serving(site))
    expect(await types(there)).toEqual(['forward'])
  })

  it('keeps the secret that AWS has until there is another, and tells it to nobody', async () => {
    const there = account()
    const first = serving(site.authenticateOidc(oidc))
    await deployed(there, first)
    const { simulator } = there
    const sent = () =>
      simulator.calls
        .filter(({ operation }) => operation === 'ModifyRule')
        .map(({ input }) => JSON.stringify(input))
        .map(text => (text.includes('first') ? 'first' : text.includes('second') ? 'second' : 'kept'))
    await deployed(there, serving(site.authenticateOidc({ ...oidc, clientSecret: 'second secret' })))
    expect(sent()).toEqual(['second'])
    const moved = serving(site.authenticateOidc({ ...oidc, clientSecret: 'second secret' }), 81)
    const told = JSON.stringify(await plan(moved, simulator.options()))
    expect(told).not.toContain('second secret')
    await deployed(there, moved)
    expect(new Set(sent().slice(1))).toEqual(new Set(['kept']))
    expect(await types(there)).toEqual(['authenticate-oidc', 'forward'])
  })

  it('gets its old secret back after a deploy that set a new one and ended there', async () => {
    const there = account()
    const { simulator } = there
    const first = serving(site.authenticateOidc(oidc))
    await deployed(there, first)
    const ended = simulator.inject({ operation: 'AddTags' }, { how: 'rejected', code: 'AccessDeniedException' })
    const second = serving(site.authenticateOidc({ ...oidc, clientSecret: 'second secret' }))
    await expect(deploy(second, simulator.options())).rejects.toThrow()
    ended()
    await deployed(there, first)
    const sent = simulator.calls.flatMap(({ input }) => /(first|second) secret/.exec(JSON.stringify(input))?.[0] ?? [])
    expect(sent.at(-1)).toBe('first secret')
  })

  it('goes on asking while ECS moves the traffic', async () => {
    const there = account()
    const asked = site.authenticateOidc(oidc)
    await deployed(there, serving(asked, 80, 'blueGreen'))
    expect(await types(there)).toEqual(['authenticate-oidc', 'forward'])
  })

  it.each([
    ['a check', site.authenticateOidc(oidc)],
    ['stickiness', site.targetGroupStickiness(60)],
    ['stickiness and what is rewritten', site.targetGroupStickiness(60).urlRewrite('^/a$', '/b')],
  ])('gets %s in front of what ECS has moved the traffic to', async (_what, to) => {
    const there = account()
    const weights = async () => {
      const groups = (await actions(there)).at(-1)?.ForwardConfig?.TargetGroups ?? []
      return Object.fromEntries(groups.map(({ TargetGroupArn = '', Weight }) => [TargetGroupArn, Weight]))
    }
    await deployed(there, serving(site), serving(site, 80, 'blueGreen'))
    const moved = await weights()
    const [serves = ''] = Object.keys(moved).filter(arn => moved[arn] !== 0)
    expect(serves).toContain('-al-')
    await deployed(there, serving(to, 80, 'blueGreen'))
    expect(await weights()).toEqual(moved)
  })

  it.each<[string, Route<true, true>, string]>([
    [
      'over plain HTTP',
      edge.listener(80).path('/a').authenticateOidc(oidc),
      "LS-ACT-01 Actions of type 'authenticate-oidc' are supported only on HTTPS",
    ],
    [
      'with a plain endpoint',
      site.authenticateOidc({ ...oidc, tokenEndpoint: 'http://login.example.com' }),
      'LS-OID-01',
    ],
    ['without a secret', site.authenticateOidc({ ...oidc, clientSecret: '' }), 'LS-OID-01 clientSecret is empty'],
    ['with the id of a pool', site.authenticateCognito({ ...pool, userPoolArn: 'us-east-1_Ab12Cd34e' }), 'LS-COG-01'],
    ['with plain keys', site.jwtValidation({ ...jwt, jwksEndpoint: 'http://login.example.com/jwks' }), 'LS-JWT-01'],
  ])('is refused %s', (_what, to, sentence) => {
    expect(errorsOf(serving(to))).toContainEqual(expect.stringContaining(sentence))
  })

  it.each([
    ['authenticateOidc', { ...oidc, sessionTimeOut: 60 }, 'sessionTimeout'],
    ['queryString', { key: 'a', values: 'b' }, 'value'],
  ])('says what is meant by a slip in %s', (method, given, meant) => {
    expect(() => Reflect.apply(Reflect.get(site, method), site, [given])).toThrow(`write ${meant}`)
  })

  it('is asked once', () => {
    expect(() => site.authenticateOidc(oidc).jwtValidation(jwt)).toThrow('would replace the check of requests')
  })
})
