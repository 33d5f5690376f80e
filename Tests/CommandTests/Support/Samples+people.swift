extension Samples {
  /// The people who work on `reissue`: Mai and Lan examine, Tùng and Hà sign, Tùng gives out the work.
  /// For two days Minh may act for Mai, and Mai for Tùng.
  static let people = """
    {
      "agencies": [{"code": "H32", "title": "Ủy ban nhân dân phường"}],
      "officers": [
        {"id": "mai", "name": "Trần Thị Mai", "phone": "0905 111 222",
         "posts": [{"agency": "H32", "role": "một_cửa", "from": "2026-01-01"}]},
        {"id": "lan", "name": "Nguyễn Thị Lan", "email": "lan@phuong.gov.vn",
         "posts": [{"agency": "H32", "role": "một_cửa", "from": "2026-01-01"}]},
        {"id": "minh", "name": "Phạm Minh", "posts": []},
        {"id": "tùng", "name": "Lê Tùng",
         "posts": [{"agency": "H32", "role": "lãnh_đạo", "from": "2026-01-01",
                    "until": "2026-12-31", "assigns": ["một_cửa"]}]},
        {"id": "hà", "name": "Vũ Hà",
         "posts": [{"agency": "H32", "role": "lãnh_đạo", "from": "2026-01-01"}]}
      ],
      "delegations": [
        {"grantor": "mai", "delegate": "minh", "roles": ["một_cửa"],
         "from": "2026-01-26", "until": "2026-01-27", "basis": "Quyết định 12/QĐ-UBND"},
        {"grantor": "tùng", "delegate": "mai", "roles": ["lãnh_đạo"],
         "procedures": ["1.013225"], "from": "2026-01-26", "until": "2026-01-27"}
      ]
    }

    """

  /// The same with a mistake of every kind a form can have.
  static let mistakenPeople = """
    {
      "agencies": [{"code": "H32", "title": "UBND"}, {"code": "H32", "title": ""}],
      "officers": [
        {"id": "mai", "name": "Trần Thị Mai", "age": 41,
         "posts": [{"agency": "H33", "role": "một_cửa", "from": "26/01/2026"}]},
        {"id": "mai", "name": ["Lan"],
         "posts": [{"agency": "H32", "role": "một_cửa", "from": "2026-02-01",
                    "until": "2026-01-01"}]},
        {"id": "tùng", "name": "Lê Tùng",
         "posts": [{"agency": "H32", "role": "lãnh_đạo", "from": "2026-01-01"}]},
        {"id": "hà", "posts": []}
      ],
      "delegations": [
        {"grantor": "tùng", "delegate": "tùng", "roles": ["lãnh_đạo"],
         "from": "2026-01-26", "until": "2026-01-27"},
        {"grantor": "tùng", "delegate": "hà", "roles": ["lãnh_đạo"],
         "from": "2026-01-27", "until": "2026-01-30"},
        {"grantor": "hà", "delegate": "mai", "roles": ["lãnh_đạo"],
         "from": "2026-01-26", "until": "2026-01-27"},
        {"grantor": "tùng", "delegate": "bình", "from": "2026-02-01", "until": "2026-02-02"}
      ]
    }

    """
}
