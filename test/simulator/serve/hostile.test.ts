import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { type ServedSimulator, serve } from 'fluent-ecs/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: ServedSimulator

beforeAll(async () => {
  server = await serve({ rate: 0 })
})

afterAll(() => server.close())

const signed = (service: string, region = 'us-east-1'): string =>
  `authorization: AWS4-HMAC-SHA256 Credential=AKID/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0\r\n`

const post = (headers: string, body: string, path = '/'): string =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`

const ecs = (body: string, operation = 'CreateCluster'): string =>
  post(`${signed('ecs')}x-amz-target: AmazonEC2ContainerServiceV20141113.${operation}\r\n`, body)

const zone = (body: string, path = '/2013-04-01/hostedzone'): string => post(signed('route53'), body, path)

const elb = (body: string): string => post(signed('elasticloadbalancing'), body)

async function answerTo(request: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  await once(socket, 'connect')
  socket.on('error', () => {})
  socket.write(request)
  return text(socket)
}

test.each<[string, string, number]>([
  ['no HTTP', 'hello\r\n\r\n', 400],
  ['a header without end', `GET / HTTP/1.1\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  [
    'another host, as a page in a browser may name it',
    'GET / HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n',
    403,
  ],
  ['a page in a browser', post(`${signed('ecs')}origin: http://evil.example\r\n`, ''), 403],
  ['no signature', post('', 'Action=DescribeVpcs'), 403],
  ['no signature, JSON', post('x-amz-target: X.ListClusters\r\n', '{}'), 400],
  ['a service that is not there', post(signed('__proto__'), ''), 501],
  ['a Region that is not there', post(signed('ecs', '../../etc'), '{}'), 403],
  [
    'a body that is said to be too large',
    `POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 99999999999\r\n\r\n`,
    413,
  ],
  ['no operation', post(signed('ecs'), '{}'), 400],
  ['an operation of no service', ecs('{}', '__proto__'), 400],
  ['no JSON', ecs('{"clusterName": '), 400],
  ['JSON that is a list', ecs('[]'), 400],
  ['JSON of another shape', ecs('{"clusterName": {"a": 1}}'), 400],
  ['JSON, very deep', ecs(`{"tags": ${'['.repeat(100_000)}`), 400],
  ['no XML', zone('hello'), 400],
  ['XML that does not end', zone('<CreateHostedZoneRequest><Name>'), 400],
  ['XML with a name without end', zone(`<${'a'.repeat(1_000_000)}`), 400],
  ['XML with tags without end', zone('<a'.repeat(500_000)), 400],
  ['XML, very deep', zone('<a>'.repeat(200_000)), 400],
  ['a path that is not encoded', zone('', '/2013-04-01/hostedzone/%E0%A4%A'), 400],
  [
    'too many fields',
    elb(`Action=DescribeRules&${Array.from({ length: 50_000 }, (_, n) => `a${n}=1`).join('&')}`),
    400,
  ],
  [
    'a list without end',
    elb(`Action=DescribeRules&${Array.from({ length: 15_000 }, (_, n) => `RuleArns.member.${n + 1}=a`).join('&')}`),
    400,
  ],
  ['a field, very deep', elb(`Action=DescribeRules&${'a.'.repeat(500_000)}=1`), 400],
  ['a large form', elb(`Action=DescribeRules&a=${'a'.repeat(2_000_000)}`), 413],
  ['a number that is none', elb('Action=DescribeRules&PageSize=many'), 400],
  ['a control that is not there', post('', '{}', '/_simulator/__proto__'), 404],
  ['a control with GET', 'GET /_simulator/reset HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n', 405],
  ['a control without JSON', post('', '{', '/_simulator/fail'), 400],
])('%s is answered', async (_, request, status) => {
  expect(await answerTo(request)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(await answerTo(ecs('{}', 'ListClusters'))).toMatch(/^HTTP\/1\.1 200 /)
})

test('a body that grows too large ends', async () => {
  const socket = connect(server.port, '127.0.0.1')
  await once(socket, 'connect')
  socket.on('error', () => {})
  socket.write(`POST / HTTP/1.1\r\nhost: localhost\r\n${signed('ecs')}transfer-encoding: chunked\r\n\r\n`)
  const chunk = `100000\r\n${'a'.repeat(0x100000)}\r\n`
  for (let sent = 0; sent < 40; sent += 1) socket.write(chunk)
  expect(await text(socket).catch(() => 'cut')).toMatch(/^(HTTP\/1\.1 413 |cut)/)
})
