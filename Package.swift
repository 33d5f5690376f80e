// swift-tools-version: 6.2
import PackageDescription

// One package, floors of one house: a target may depend on the targets above it in this list, never
// on those below. `Tests/ArchitectureTests` holds the rule against the `import` lines as well.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A floor of the house with its own test target.
func floor(
  _ name: String, on below: [Target.Dependency] = [],
  tested testDependencies: [Target.Dependency] = []
) -> [Target] {
  [
    .target(name: name, dependencies: below, swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests", dependencies: [.byName(name: name)] + below + testDependencies,
      swiftSettings: strict),
  ]
}

let package = Package(
  name: "tthc",
  products: [
    .executable(name: "tthc", targets: ["tthc"]),
    .library(name: "ProcedureCompiler", targets: ["ProcedureCompiler"]),
    .library(name: "ProcedureInterpreter", targets: ["ProcedureInterpreter"]),
  ],
  dependencies: [
    // Help, completions and validation of the command line.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    // Content hashes of artifacts. Cryptography is never our own.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    // The embedded database, over the system's SQLite: statement cache, pool of readers, backup.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Logs of `tthc work`, in the form that the server ecosystem has for them.
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    // Local programs with limits on their output, and an end to whatever they have started.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
    // Letters from templates: values are escaped by default.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    // Paths of programs, as swift-subprocess takes them.
    .package(url: "https://github.com/apple/swift-system", from: "1.6.0"),
  ],
  targets: [
    floor("SourceText"),
    floor("CivilTime"),
    floor("Diagnostics", on: ["SourceText"]),
    floor("ProcedureSyntax", on: ["SourceText", "Diagnostics"]),
    floor("ProcedureGraph", on: ["CivilTime"]),
    floor(
      "ProcedureCompiler",
      on: ["SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph"]),
    floor(
      "ProcedureDrafting", on: ["SourceText", "ProcedureSyntax", "ProcedureGraph"],
      tested: ["ProcedureCompiler", "Diagnostics"]),
    floor("ProcedureInterpreter", on: ["ProcedureGraph", "CivilTime"]),
    floor(
      "ProcedureVerifier",
      on: ["ProcedureGraph", "ProcedureInterpreter", "CivilTime", "Diagnostics", "SourceText"],
      tested: ["ProcedureCompiler", "ProcedureSyntax", "ProcedureScenarios"]),
    floor(
      "ProcedureScenarios",
      on: ["ProcedureGraph", "ProcedureInterpreter", "CivilTime", "Diagnostics", "SourceText"],
      tested: ["ProcedureCompiler", "ProcedureSyntax", "SchemaChecking"]),
    floor(
      "ProcedureRuntime",
      on: ["SourceText", "ProcedureGraph", "ProcedureInterpreter", "CivilTime"]),
    floor(
      "ProcedureStore",
      on: [
        "ProcedureRuntime", "ProcedureGraph", "ProcedureInterpreter", "CivilTime",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      tested: [
        "ProcedureCompiler", "ProcedureScenarios", "ProcedureSyntax", "SourceText", "Diagnostics",
        "PrivatePostgres", "CrashWorker",
      ]),
    // libcurl is opened when a request is sent; Swift can't call its two variadic functions itself.
    [.systemLibrary(name: "CurlCalls")],
    floor(
      "ProcedureActions",
      on: [
        "CurlCalls",
        "ProcedureRuntime", "ProcedureGraph", "ProcedureInterpreter", "CivilTime", "SourceText",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      tested: ["ProcedureCompiler", "ProcedureSyntax"]),
    floor(
      "ProcedureWorkspace",
      on: [
        "SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph",
        "ProcedureCompiler", "ProcedureInterpreter", "ProcedureVerifier", "ProcedureScenarios",
        "ProcedureDrafting",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    [
      .target(name: "PrivatePostgres", swiftSettings: strict),
      .executableTarget(
        name: "tthc",
        dependencies: [
          "SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph",
          "ProcedureCompiler", "ProcedureInterpreter", "ProcedureVerifier", "ProcedureScenarios",
          "ProcedureDrafting", "ProcedureWorkspace", "ProcedureRuntime", "ProcedureStore",
          "ProcedureActions",
          .product(name: "ArgumentParser", package: "swift-argument-parser"),
          .product(name: "Logging", package: "swift-log"),
        ],
        swiftSettings: strict),
      .executableTarget(
        name: "Benchmarks",
        dependencies: [
          "SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph",
          "ProcedureCompiler", "ProcedureInterpreter", "ProcedureVerifier", "ProcedureScenarios",
          "ProcedureWorkspace", "ProcedureRuntime", "ProcedureStore", "PrivatePostgres",
          .product(name: "GRDB", package: "GRDB.swift"),
          .product(name: "Crypto", package: "swift-crypto"),
        ],
        swiftSettings: strict),
      .testTarget(
        name: "CommandTests",
        dependencies: [
          "tthc", "SchemaChecking", .product(name: "GRDB", package: "GRDB.swift"),
          .product(name: "Crypto", package: "swift-crypto"),
        ],
        swiftSettings: strict),
      .testTarget(name: "ArchitectureTests", swiftSettings: strict),
      // Is killed by the tests of the stores, over and over.
      .executableTarget(
        name: "CrashWorker",
        dependencies: [
          "CivilTime", "ProcedureGraph", "ProcedureInterpreter", "ProcedureRuntime",
          "ProcedureStore",
        ],
        path: "Tests/CrashWorker", swiftSettings: strict),
      // Holds what the programs print to the schemas in `Grammar/`; for tests only.
      .target(name: "SchemaChecking", path: "Tests/SchemaChecking", swiftSettings: strict),
    ],
  ].flatMap { $0 },
  swiftLanguageModes: [.v6]
)
