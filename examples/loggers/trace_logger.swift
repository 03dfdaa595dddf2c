import Foundation

/// Writes what happens between an app and the call system, an event a line.
final class TraceLogger {
    private let file: FileHandle
    private let queue = DispatchQueue(label: "trace")

    /// Goes on in a file, or begins it. `kinds` are those that the app tells of.
    init(path: String, kinds: [String]) throws {
        let isNew = FileManager.default.createIfMissing(path)
        file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        file.seekToEndOfFile()
        if isNew {
            write(["callspec": "0.1.0", "side": "app", "clock": "wall", "profile": "apple", "kinds": kinds])
        } else {
            log("processDied")  // Whoever dies cannot say so: the next life does.
        }
        log("processStarted")
    }

    /// Tells of an event; `fields` may hold what JSON can, and UUIDs and errors.
    func log(_ kind: String, _ fields: [String: Any] = [:]) {
        let base: [String: Any] = ["kind": kind, "at": Date().timeIntervalSince1970 * 1000]
        write(base.merging(plain(fields) as! [String: Any]) { base, _ in base })
    }

    private func write(_ line: [String: Any]) {
        guard let data = try? JSONSerialization.data(withJSONObject: line) else { return }
        queue.async { self.file.write(data + Data("\n".utf8)) }
    }
}

private func plain(_ value: Any) -> Any {
    switch value {
    case let id as UUID: return id.uuidString
    case let list as [Any]: return list.map(plain)
    case let object as [String: Any]: return object.mapValues(plain)
    case let error as NSError: return ["domain": error.domain, "code": error.code]
    default: return value
    }
}

private extension FileManager {
    func createIfMissing(_ path: String) -> Bool {
        !fileExists(atPath: path) && createFile(atPath: path, contents: nil)
    }
}
