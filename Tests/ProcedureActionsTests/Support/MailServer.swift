import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A real mail server on this computer (Debian's python3-aiosmtpd). It refuses addresses by how they
/// begin, and reads what it is sent with a library that is not ours.
final class MailServer {
  /// A message as it arrived and as its reader understands it.
  struct Arrival: Decodable, Hashable {
    struct Attachment: Decodable, Hashable {
      var name: String
      var type: String
      var bytes: Int
    }

    var from: String
    var to: [String]
    var headers: [String: String]
    var names: [String]
    var text: String?
    var html: String?
    var attachments: [Attachment]
    /// Characters of the longest line, all of them ASCII.
    var longest: Int
  }

  private(set) var port = 0
  private let process = Process()
  private let output = Pipe()
  private var rest = Data()

  /// - Parameter login: user and password that are asked for, behind STARTTLS with this certificate.
  init(login: (user: String, password: String)? = nil, certificate: URL? = nil) throws {
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = [
      "-c", Self.script, login?.user ?? "", login?.password ?? "", certificate?.path ?? "",
    ]
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let line = try #require(nextLine(), "python3-aiosmtpd is missing: apt install it")
    port = try #require(Int(String(decoding: line, as: UTF8.self)))
  }

  func arrival() throws -> Arrival {
    let line = try #require(nextLine(), "the server has ended")
    return try JSONDecoder().decode(Arrival.self, from: line)
  }

  func stop() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private func nextLine() -> Data? {
    while true {
      if let end = rest.firstIndex(of: 10) {
        defer { rest = Data(rest[(end + 1)...]) }
        return Data(rest[..<end])
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      rest += more
    }
  }

  private static let script = #"""
    import asyncio, email, email.policy, json, ssl, sys
    from email.header import decode_header, make_header
    from email.utils import getaddresses
    from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
    user, password, certificate = sys.argv[1:4]

    class Handler:
        async def handle_RCPT(self, server, session, envelope, address, options):
            if address.startswith('khong-co'): return '550 5.1.1 no such user <' + address + '>'
            if address.startswith('cho-doi'): return '451 4.7.1 come back later'
            envelope.rcpt_tos.append(address)
            return '250 OK'

        async def handle_DATA(self, server, session, envelope):
            m = email.message_from_bytes(envelope.content, policy=email.policy.default)
            plain = email.message_from_bytes(envelope.content)
            text, html = m.get_body(('plain',)), m.get_body(('html',))
            print(json.dumps({
                'from': envelope.mail_from, 'to': envelope.rcpt_tos,
                'headers': {k.lower(): str(v) for k, v in m.items()},
                'names': [name for name, _ in getaddresses(
                    [str(make_header(decode_header(plain[h]))) for h in ('From', 'To')])],
                'text': text and text.get_content().replace('\r\n', '\n'),
                'html': html and html.get_content(),
                'attachments': [{'name': a.get_filename(), 'type': a.get_content_type(),
                                 'bytes': len(a.get_content())}
                                for a in m.iter_attachments()],
                'longest': max(map(len, envelope.content.decode('ascii').split('\r\n')))}),
                flush=True)
            return '250 OK'

    def check(server, session, envelope, mechanism, data):
        good = isinstance(data, LoginPassword) and data.login == user.encode() \
            and data.password == password.encode()
        return AuthResult(success=good, handled=False)

    async def main():
        tls = {}
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            tls = dict(tls_context=context, require_starttls=True, auth_required=True,
                       authenticator=check)
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(Handler(), loop=loop, **tls), '127.0.0.1', 0)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    asyncio.run(main())
    """#
}
