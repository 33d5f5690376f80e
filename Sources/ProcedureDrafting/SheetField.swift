import SourceText

/// A field of a portal sheet that is plain text: one line, or several.
///
/// The raw value is the name of the field in `Grammar/sheet.schema.json`.
public enum SheetField: String, Hashable, Sendable, CaseIterable {
  case code = "ma"
  case title = "ten"
  case decision = "so_quyet_dinh"
  case kind = "loai"
  case sector = "linh_vuc"
  case tier = "cap_thuc_hien"
  case level = "muc_do"
  case applicants = "doi_tuong"
  case performer = "co_quan_thuc_hien"
  case authority = "co_quan_co_tham_quyen"
  case delegate = "co_quan_duoc_uy_quyen"
  case coordinator = "co_quan_phoi_hop"
  case address = "dia_chi_tiep_nhan"
  case sets = "so_bo"
  case limit = "thoi_han"
  case fee = "phi"
  case charge = "le_phi"
  case feeOrCharge = "phi_le_phi"
  case sequence = "trinh_tu"
  case results = "ket_qua"
  case bases = "can_cu_phap_ly"
  case conditions = "yeu_cau_dieu_kien"
  case inForce = "hieu_luc_tu"
  case state = "tinh_trang"
  case related = "thu_tuc_lien_quan"
  case keywords = "tu_khoa"

  /// Other names under which portals and their exports keep the field, as skeletons.
  var aliases: [String] {
    switch self {
    case .code: ["mathutuc", "masothutuc", "code", "procedurecode"]
    case .title: ["tenthutuc", "name", "title"]
    case .decision: ["quyetdinhcongbo", "soquyetdinhcongbo", "publishedby"]
    case .kind: ["loaithutuc"]
    case .sector: ["field", "sector"]
    case .tier: ["cap", "capthuchien", "tier"]
    case .level: ["mucdocungcap", "muctructuyen", "mucdodvc", "level"]
    case .applicants: ["doituongthuchien", "subjects", "applicants"]
    case .performer: ["coquan", "agency", "performedby"]
    case .authority: ["coquancothamquyen", "authority"]
    case .delegate: ["coquanduocuyquyen", "delegate"]
    case .coordinator: ["coquanphoihop", "coordinator"]
    case .address: ["diachitiepnhanhoso", "diachi", "address"]
    case .sets: ["soluonghoso", "sobohoso", "sets"]
    case .limit: ["thoihangiaiquyet", "timelimit"]
    case .fee: ["mucphi"]
    case .charge: ["muclephi"]
    case .feeOrCharge: ["philephi", "fees"]
    case .sequence: ["trinhtuthuchien", "sequence"]
    case .results: ["ketquathuchien", "results"]
    case .bases: ["cancu", "coscophaply", "cosophaply", "basis"]
    case .conditions: ["dieukien", "yeucau", "conditions"]
    case .inForce: ["ngayhieuluc", "ngaycohieuluc", "effective"]
    case .state: ["tinhtranghieuluc", "trangthai"]
    case .related: ["related"]
    case .keywords: ["keywords"]
    }
  }

  /// How a comment calls the field.
  var words: String {
    switch self {
    case .code: "mã thủ tục"
    case .title: "tên thủ tục"
    case .decision: "quyết định công bố"
    case .kind: "loại thủ tục"
    case .sector: "lĩnh vực"
    case .tier: "cấp thực hiện"
    case .level: "mức độ trực tuyến"
    case .applicants: "đối tượng thực hiện"
    case .performer: "cơ quan thực hiện"
    case .authority: "cơ quan có thẩm quyền"
    case .delegate: "cơ quan được ủy quyền"
    case .coordinator: "cơ quan phối hợp"
    case .address: "địa chỉ tiếp nhận"
    case .sets: "số bộ hồ sơ"
    case .limit: "thời hạn giải quyết"
    case .fee: "phí"
    case .charge: "lệ phí"
    case .feeOrCharge: "phí, lệ phí"
    case .sequence: "trình tự thực hiện"
    case .results: "kết quả"
    case .bases: "căn cứ pháp lý"
    case .conditions: "yêu cầu, điều kiện"
    case .inForce: "ngày có hiệu lực"
    case .state: "tình trạng hiệu lực"
    case .related: "thủ tục liên quan"
    case .keywords: "từ khóa"
    }
  }

  /// The field that a sheet keeps under `key`, however it spells it: `Tên thủ tục`, `tenThuTuc`.
  static func named(_ key: String) -> SheetField? { byKey[sheetKey(key)] }

  private static let byKey: [String: SheetField] = Dictionary(
    allCases.flatMap { field in
      ([field.rawValue] + field.aliases).map { (sheetKey($0), field) }
    }, uniquingKeysWith: { first, _ in first })
}

/// A key of a sheet without marks, capitals and whatever joins its words.
func sheetKey(_ key: String) -> String {
  String(
    String.UnicodeScalarView(
      Vietnamese.skeleton(key).unicodeScalars.filter {
        ("a"..."z").contains($0) || ("0"..."9").contains($0)
      }))
}
