/** What mends a request that EC2, Route 53 or Cloud Map refused, by their own words for it. */
export const NETWORK_FIXES: readonly (readonly [words: RegExp, fix: string])[] = [
  [
    /ConflictingDomainExists/,
    'The VPC has a private hosted zone of that name, and Cloud Map makes one of its own: take another name for the namespace, or take the VPC out of that zone.',
  ],
  [
    /can only be managed through servicediscovery/,
    'Let Cloud Map write the records of that zone, which it made, or take a zone of your own.',
  ],
  [
    /CNAME .*not permitted at apex/i,
    'Take an alias record (type A) for the name of the zone itself: a CNAME can stand only below it.',
  ],
  [
    /Tried to delete resource record set .*do not match/i,
    'Something else has changed the record meanwhile: look at it, and run the program again, which reads it anew.',
  ],
  [
    /\bARRDATA\w+/,
    'Correct the value of the record: A and AAAA have addresses, and the name of a load balancer stands in an alias or a CNAME.',
  ],
  [
    /other RRSets exist with the same name and type/i,
    'Give each record of that name and type a routing policy and a SetIdentifier, or remove the others: a plain one stands alone.',
  ],
  [/non-required resource record sets/i, 'Delete the records of the zone first, all but its NS and SOA.'],
  [/is not permitted in zone/i, 'Take a name that ends in the name of the zone, or the zone that the name is in.'],
  [/Domain name is empty/i, 'Give the record a name: what it is made from is empty.'],
  [
    /alias target name does not lie within|alias that targets .* target was not found/i,
    'Give the alias the name and the hosted zone of its target, as the load balancer tells them (CanonicalHostedZoneId), and see that the target is there.',
  ],
  [
    /Not authorized for images?/i,
    'Name an image (AMI) that this account may start instances from: one that its owner has shared with it, in this Region.',
  ],
  [
    /InvalidPermission\.Duplicate/,
    'The security group has that rule already: take it out there, or leave it out here.',
  ],
  [
    /belong to different networks/i,
    'Name a security group of the same VPC, or of one that is peered with it; otherwise let in the addresses of the other VPC: network.fromVpc(…) or its CIDR.',
  ],
  [
    // https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html
    /PublicZoneVPCAssociation|HostedZoneNotPrivate|public hosted zone, not a private/i,
    'Name a private hosted zone: a public one belongs to no VPC.',
  ],
  [
    /VPC .*hosted zone has not been authorized/i,
    'Let the account of the zone authorize the VPC first (CreateVPCAssociationAuthorization).',
  ],
]
