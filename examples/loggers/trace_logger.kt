import java.io.File
import java.util.UUID
import org.json.JSONArray
import org.json.JSONObject

/** Writes what happens between an app and the call system, an event a line. */
class TraceLogger(private val file: File, kinds: List<String>) {
    init {
        if (file.length() == 0L) {
            val header = mapOf(
                "callspec" to "0.1.0",
                "side" to "app",
                "clock" to "wall",
                "profile" to "android-telecom",
                "kinds" to kinds,
            )
            write(plain(header))
        } else {
            log("processDied") // Whoever dies cannot say so: the next life does.
        }
        log("processStarted")
    }

    /** Tells of an event; `fields` may hold null, texts, numbers, booleans, UUIDs, lists and maps. */
    fun log(kind: String, fields: Map<String, Any?> = emptyMap()) {
        val base = mapOf("kind" to kind, "at" to System.currentTimeMillis())
        write(plain(fields + base))
    }

    @Synchronized
    private fun write(line: Any) = file.appendText("$line\n")

    private fun plain(value: Any?): Any = when (value) {
        null -> JSONObject.NULL
        is UUID -> value.toString()
        is List<*> -> JSONArray(value.map(::plain))
        is Map<*, *> -> JSONObject(value.entries.associate { (name, each) -> "$name" to plain(each) })
        else -> value
    }
}
