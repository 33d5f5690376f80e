import Diagnostics
import SourceText

extension SyntaxCode {
  /// The page that `tthc explain` prints for the code.
  public var page: CodePage {
    let text = text
    return CodePage(
      code, title: text.title, what: text.what, why: text.why, wrong: text.wrong, right: text.right)
  }

  private struct Text {
    var title: Localized
    var what: Localized
    var why: Localized
    var wrong: String
    var right: String
  }

  private var text: Text {
    switch self {
    case .notUTF8:
      Text(
        title: Localized(vi: "tệp không phải UTF-8", en: "the file is not UTF-8"),
        what: Localized(
          vi: "Có byte không thuộc bảng mã UTF-8, nên tệp không đọc được.",
          en: "A byte is not UTF-8 text, so the file cannot be read."),
        why: Localized(
          vi: "Bảng mã cũ (TCVN3, VNI, Windows-1258) làm chữ có dấu thành chữ khác. "
            + "Đoán bảng mã thì có thể đọc sai tên giấy tờ, vì vậy tệp không được đoán.",
          en: "Old encodings (TCVN3, VNI, Windows-1258) turn marked letters into other ones. "
            + "Guessing could misread the name of a paper, so nothing is guessed."),
        wrong: "vai trò một_cửa \"Bộ phận M\u{FFFD}t c\u{FFFD}a\"",
        right: "vai trò một_cửa \"Bộ phận Một cửa\"")
    case .emptyFile:
      Text(
        title: Localized(vi: "tệp chưa có nội dung", en: "the file is empty"),
        what: Localized(
          vi: "Tệp không có khai báo nào, chỉ có dòng trống hoặc chú thích.",
          en: "The file declares nothing: it holds empty lines or comments alone."),
        why: Localized(
          vi: "Tệp trống thường do lưu nhầm hoặc sao chép thiếu.",
          en: "An empty file is usually saved or copied by mistake."),
        wrong: "# chưa viết gì", right: "vai trò một_cửa \"Bộ phận Một cửa\"")
    case .fileTooLarge:
      Text(
        title: Localized(vi: "tệp quá lớn", en: "the file is too large"),
        what: Localized(
          vi: "Tệp dài hơn 16 MB nên không được đọc.",
          en: "The file is longer than 16 MB and is not read."),
        why: Localized(
          vi: "Một thủ tục chỉ dài vài trăm dòng; tệp lớn như vậy thường không phải tệp thủ tục.",
          en: "A procedure is a few hundred lines; such a file is hardly one."),
        wrong: "# 16 MB", right: "vai trò một_cửa \"Bộ phận Một cửa\"")
    case .unreadable:
      Text(
        title: Localized(vi: "không đọc được tệp", en: "the file cannot be read"),
        what: Localized(
          vi:
            "Trong thư mục có tệp .tthc không mở được: liên kết hỏng, không có quyền đọc, hoặc không "
            + "phải tệp thường.",
          en:
            "A folder holds a .tthc file that cannot be opened: a dangling link, no permission, or "
            + "no ordinary file."),
        why: Localized(
          vi: "Các tệp khác vẫn được kiểm tra, nhưng thủ tục trong tệp này thì không ai kiểm tra.",
          en: "The other files are checked all the same, but nobody has checked this one."),
        wrong: "# liên kết tới một tệp đã xóa", right: "vai trò một_cửa \"Bộ phận Một cửa\"")
    case .otherFormat:
      Text(
        title: Localized(vi: "tệp loại khác", en: "a file of another kind"),
        what: Localized(
          vi: "Tệp mở đầu như dữ liệu JSON hay trang HTML, không phải văn bản thủ tục.",
          en: "The file opens like JSON or a page of HTML, not like the text of a procedure."),
        why: Localized(
          vi: "Đọc nó như văn bản thủ tục thì dòng nào cũng là lỗi, không giúp được gì.",
          en: "Read as a procedure every line of it would be an error, which helps nobody."),
        wrong: "{ \"format\": 1 }", right: "vai trò một_cửa \"Bộ phận Một cửa\"")
    case .noBreakSpace:
      Text(
        title: Localized(vi: "dấu cách không ngắt", en: "a no-break space"),
        what: Localized(
          vi: "Giữa các từ có dấu cách không ngắt; nó được hiểu như dấu cách thường.",
          en: "A no-break space stands between words; it is read as a plain space."),
        why: Localized(
          vi: "Word chèn dấu cách này khi dán văn bản. Mắt thường không thấy, nhưng tìm kiếm trong "
            + "tệp sẽ bỏ sót.",
          en:
            "Word puts it into pasted text. It cannot be seen, but a search in the file misses it."),
        wrong: "vai trò\u{A0}một_cửa \"Bộ phận Một cửa\"",
        right: "vai trò một_cửa \"Bộ phận Một cửa\"")
    case .invisibleCharacter:
      Text(
        title: Localized(vi: "ký tự vô hình", en: "an invisible character"),
        what: Localized(
          vi: "Có ký tự không hiện trên màn hình, ví dụ dấu cách rộng bằng không.",
          en: "A character that is not shown, such as a zero-width space."),
        why: Localized(
          vi: "Hai tên trông giống hệt nhau có thể khác nhau chỉ vì một ký tự không nhìn thấy.",
          en: "Two names that look the same could differ by a character nobody sees."),
        wrong: "vai trò một_cửa\u{200B} \"Bộ phận Một cửa\"",
        right: "vai trò một_cửa \"Bộ phận Một cửa\"")
    case .strayCharacter:
      Text(
        title: Localized(vi: "ký tự không có nghĩa", en: "a character without a meaning"),
        what: Localized(
          vi: "Ký tự này không thuộc từ, số hay dấu nào của ngôn ngữ.",
          en: "The character belongs to no word, number or sign of the language."),
        why: Localized(
          vi: "Dấu chấm phẩy, ngoặc vuông hay dấu hỏi thường còn lại từ văn bản gốc; "
            + "bỏ qua chúng có thể làm sai nghĩa.",
          en:
            "Semicolons, square brackets or question marks are often left over from the original; "
            + "to skip them could change the meaning."),
        wrong: "vai trò một_cửa \"Bộ phận Một cửa\";",
        right: "vai trò một_cửa \"Bộ phận Một cửa\"")
    case .unclosedString:
      Text(
        title: Localized(vi: "thiếu dấu ngoặc kép đóng", en: "a closing quotation mark is missing"),
        what: Localized(
          vi: "Lời văn trong ngoặc kép phải đóng trên cùng dòng.",
          en: "Words in quotation marks have to be closed on their line."),
        why: Localized(
          vi: "Không có dấu đóng thì không biết lời văn kết thúc ở đâu. Văn bản nhiều dòng dùng "
            + "ba dấu ngoặc kép.",
          en: "Without it nobody knows where the words end. Text of several lines takes three "
            + "quotation marks."),
        wrong: "mẫu tin đã_nhận \"Hồ sơ đã tiếp nhận",
        right: "mẫu tin đã_nhận \"Hồ sơ đã tiếp nhận\"")
    case .unclosedMultilineString:
      Text(
        title: Localized(vi: "văn bản nhiều dòng chưa đóng", en: "text of several lines is open"),
        what: Localized(
          vi: "Văn bản mở bằng ba dấu ngoặc kép phải đóng bằng ba dấu ngoặc kép.",
          en: "Text that opens with three quotation marks has to close with three."),
        why: Localized(
          vi: "Nếu không đóng, phần còn lại của tệp bị coi là lời văn.",
          en: "Otherwise the rest of the file is taken for text."),
        wrong: "mẫu tin đã_nhận \"\"\"\nHồ sơ đã tiếp nhận",
        right: "mẫu tin đã_nhận \"\"\"\nHồ sơ đã tiếp nhận\n\"\"\"")
    case .mixedQuotes:
      Text(
        title: Localized(vi: "dấu ngoặc kép không cùng kiểu", en: "quotation marks do not match"),
        what: Localized(
          vi: "Lời văn mở bằng kiểu ngoặc kép này và đóng bằng kiểu khác.",
          en: "The words open with one kind of quotation mark and close with another."),
        why: Localized(
          vi: "Word đổi dấu thẳng thành dấu cong từng chỗ một; thường là do sửa dở dang.",
          en:
            "Word turns straight marks into curly ones here and there; it is usually half an edit."),
        wrong: "vai trò một_cửa “Bộ phận Một cửa\"", right: "vai trò một_cửa \"Bộ phận Một cửa\"")
    case .unknownEscape:
      Text(
        title: Localized(vi: "dấu `\\` đứng sai chỗ", en: "`\\` before something else"),
        what: Localized(
          vi: "Trong lời văn, sau `\\` chỉ viết được `\"`, `\\`, `n` hoặc `{`.",
          en: "In words, only `\"`, `\\`, `n` or `{` may follow `\\`."),
        why: Localized(
          vi:
            "Dấu `\\` cho biết ký tự sau nó mang nghĩa khác; muốn viết chính dấu ấy thì viết `\\\\`.",
          en: "`\\` says that the next character means something else; write `\\\\` for itself."),
        wrong: "mẫu tin đường_dẫn \"C:\\Tep\"", right: "mẫu tin đường_dẫn \"C:\\\\Tep\"")
    case .wordJoinedToNumber:
      Text(
        title: Localized(vi: "số và chữ viết liền", en: "a number and a word are joined"),
        what: Localized(
          vi: "Giữa con số và từ đứng sau phải có dấu cách.",
          en: "A space has to stand between a number and the word behind it."),
        why: Localized(
          vi: "Viết liền thì dễ nhầm với một tên hoặc một số hiệu.",
          en: "Joined, they are easily taken for a name or a code."),
        wrong: "thủ tục a \"A\":\n  thời hạn 15ngày\nhết",
        right: "thủ tục a \"A\":\n  thời hạn 15 ngày\nhết")
    case .tooManyFindings:
      Text(
        title: Localized(vi: "còn nhiều lỗi nữa", en: "there are more errors"),
        what: Localized(
          vi: "Một lần kiểm tra chỉ báo tối đa 500 lỗi của một tệp.",
          en: "One check reports at most 500 errors of a file."),
        why: Localized(
          vi: "Quá nhiều lỗi thường có chung một nguyên nhân: sửa các lỗi đầu rồi kiểm tra lại.",
          en: "So many errors mostly have one cause: mend the first ones and check again."),
        wrong: Array(repeating: "sai", count: 501).joined(separator: "\n"),
        right: "vai trò một_cửa \"Bộ phận Một cửa\"")
    case .unknownStatement:
      Text(
        title: Localized(vi: "không hiểu dòng này", en: "the line is not understood"),
        what: Localized(
          vi: "Dòng không bắt đầu bằng từ khóa nào của khối đang viết.",
          en: "The line starts with no keyword of the block it is in."),
        why: Localized(
          vi:
            "Mỗi dòng bắt đầu bằng một từ khóa cho biết dòng ấy nói gì. Lời giải thích viết sau `#`.",
          en: "Every line starts with a keyword that tells what it says. Remarks stand after `#`."),
        wrong: "thủ tục a \"A\":\n  ghi chú \"Cần xem lại\"\nhết",
        right: "thủ tục a \"A\":\n  # Cần xem lại\nhết")
    case .missingMarks:
      Text(
        title: Localized(vi: "từ khóa viết thiếu hoặc sai dấu", en: "a keyword lacks its marks"),
        what: Localized(
          vi: "Từ khóa viết không dấu hoặc sai dấu.",
          en: "A keyword is written without its marks or with wrong ones."),
        why: Localized(
          vi: "Tệp là văn bản để người khác đối chiếu với quyết định, nên viết đúng chính tả.",
          en: "Others check the file against the decision, so it is spelled as officials write."),
        wrong: "vai tro một_cửa \"Bộ phận Một cửa\"", right: "vai trò một_cửa \"Bộ phận Một cửa\"")
    case .otherDialect:
      Text(
        title: Localized(vi: "từ khóa của ngôn ngữ khác", en: "a keyword of the other dialect"),
        what: Localized(
          vi: "Tệp dùng từ khóa tiếng Việt nhưng có dòng dùng từ khóa tiếng Anh, hoặc ngược "
            + "lại.",
          en: "A file with Vietnamese keywords holds an English one, or the other way round."),
        why: Localized(
          vi: "Mỗi tệp chỉ dùng từ khóa của một ngôn ngữ để dễ đọc, dễ đối chiếu; `tthc fmt "
            + "--dialect` chuyển được cả tệp sang ngôn ngữ kia.",
          en: "A file keeps to one language for its keywords, for its readers' sake; `tthc fmt` "
            + "prints the whole file in the other one."),
        wrong: "vai trò một_cửa \"Bộ phận Một cửa\"\nrole lãnh_đạo \"Lãnh đạo\"",
        right: "vai trò một_cửa \"Bộ phận Một cửa\"\nvai trò lãnh_đạo \"Lãnh đạo\"")
    case .missingColon:
      Text(
        title: Localized(vi: "thiếu dấu hai chấm", en: "the colon is missing"),
        what: Localized(
          vi: "Dòng mở một khối phải kết thúc bằng dấu `:`.",
          en: "A line that opens a block has to end in `:`."),
        why: Localized(
          vi: "Dấu `:` cho thấy những dòng sau, đến `hết`, thuộc về dòng này.",
          en: "The `:` shows that the next lines, up to `hết`, belong to this one."),
        wrong: "thủ tục a \"A\"\n  mã 1.013225\nhết", right: "thủ tục a \"A\":\n  mã 1.013225\nhết")
    case .missingEnd:
      Text(
        title: Localized(vi: "khối chưa đóng", en: "a block is not closed"),
        what: Localized(
          vi: "Khối mở bằng dấu `:` chưa có `hết` ở cuối.",
          en: "A block opened by `:` has no `hết` at its end."),
        why: Localized(
          vi: "Thụt đầu dòng chỉ để dễ nhìn; chỉ `hết` mới cho biết khối kết thúc ở đâu.",
          en: "Indentation is for the eye; only `hết` says where a block ends."),
        wrong: "thủ tục a \"A\":\n  mã 1.013225", right: "thủ tục a \"A\":\n  mã 1.013225\nhết")
    case .strayEnd:
      Text(
        title: Localized(vi: "thừa `hết`", en: "one `hết` too many"),
        what: Localized(
          vi: "`hết` đứng ở chỗ không có khối nào đang mở.",
          en: "`hết` stands where no block is open."),
        why: Localized(
          vi: "Thường là một khối phía trên đã đóng sớm, nên các dòng sau nó nằm ngoài thủ tục.",
          en: "Usually a block above was closed too early, and later lines fell out of it."),
        wrong: "thủ tục a \"A\":\n  mã 1.013225\nhết\nhết",
        right: "thủ tục a \"A\":\n  mã 1.013225\nhết")
    case .blockNotExpected:
      Text(
        title: Localized(vi: "dòng không mở khối", en: "the line opens no block"),
        what: Localized(
          vi: "Dòng kết thúc bằng `:` nhưng không có khối nào thuộc về nó.",
          en: "The line ends in `:`, but no block belongs to it."),
        why: Localized(
          vi: "Các dòng viết trong khối ấy không có tác dụng.",
          en: "What is written in such a block would mean nothing."),
        wrong: "thủ tục a \"A\":\n  mã 1.013225:\n  hết\nhết",
        right: "thủ tục a \"A\":\n  mã 1.013225\nhết")
    case .unexpectedWords:
      Text(
        title: Localized(vi: "cuối dòng viết không đúng", en: "words are left over"),
        what: Localized(
          vi: "Phần cuối dòng không đúng cách viết nào của dòng này.",
          en: "The last part of the line is not understood."),
        why: Localized(
          vi: "Phần không hiểu có thể chứa điều quan trọng, nên không được bỏ qua.",
          en: "It may hold something that matters, so it is not passed over."),
        wrong: "vai trò một_cửa \"Bộ phận Một cửa\" của sở_xây_dựng",
        right: "vai trò một_cửa \"Bộ phận Một cửa\" thuộc sở_xây_dựng")
    case .expected:
      Text(
        title: Localized(vi: "dòng viết chưa đủ", en: "something is missing"),
        what: Localized(
          vi: "Chỗ này cần một nội dung khác với nội dung đã viết.",
          en: "The line needs something else here than what is written."),
        why: Localized(
          vi: "Thông báo nói rõ cần gì: một tên, một ngày, một mũi tên…",
          en: "The message says what: a name, a date, an arrow…"),
        wrong: "mẫu tin đã_nhận", right: "mẫu tin đã_nhận \"Hồ sơ đã tiếp nhận\"")
    case .reservedName:
      Text(
        title: Localized(vi: "tên trùng từ nối", en: "the name is an operator word"),
        what: Localized(
          vi:
            "`và`, `hoặc`, `không`, `là`, `khác`, `thuộc`, `có` và các từ tiếng Anh tương ứng không "
            + "dùng làm tên được.",
          en:
            "`và`, `hoặc`, `không`, `là`, `khác`, `thuộc`, `có` and their English forms cannot be "
            + "names."),
        why: Localized(
          vi: "Trong một điều kiện, không phân biệt được tên ấy với từ nối.",
          en: "In a condition the name could not be told from the operator."),
        wrong: "vai trò khác \"Vai trò khác\"", right: "vai trò vai_trò_khác \"Vai trò khác\"")
    case .nestedTooDeep:
      Text(
        title: Localized(vi: "lồng nhau quá sâu", en: "nested too deep"),
        what: Localized(
          vi: "Khối hoặc dấu ngoặc lồng nhau quá 64 lớp.",
          en: "Blocks or brackets are nested more than 64 levels deep."),
        why: Localized(
          vi: "Không ai đọc được điều kiện như vậy; thường là do sao chép nhầm nhiều lần.",
          en: "Nobody can read such a condition; mostly something was pasted again and again."),
        wrong: "thủ tục a \"A\":\n  thời hạn " + String(repeating: "(", count: 70) + "1 ngày"
          + String(repeating: ")", count: 70) + "\nhết",
        right: "thủ tục a \"A\":\n  thời hạn 1 ngày\nhết")
    case .unknownVersion:
      Text(
        title: Localized(vi: "phiên bản chưa có", en: "an unknown version"),
        what: Localized(
          vi: "Dòng đầu tệp ghi một phiên bản ngôn ngữ mà công cụ này chưa biết.",
          en: "The first line names a version of the language that this tool does not know."),
        why: Localized(
          vi: "Phiên bản mới có thể thêm từ khóa; công cụ cũ không được đoán nghĩa của chúng.",
          en: "A new version may add words; an older tool must not guess what they mean."),
        wrong: "tthc 9\nvai trò một_cửa \"Bộ phận Một cửa\"",
        right: "tthc 1\nvai trò một_cửa \"Bộ phận Một cửa\"")
    case .misplacedStatement:
      Text(
        title: Localized(vi: "dòng đứng sai khối", en: "a line in the wrong block"),
        what: Localized(
          vi: "Từ khóa đúng, nhưng dòng này thuộc một khối khác.",
          en: "The keyword is right, but the line belongs to another kind of block."),
        why: Localized(
          vi: "Chỗ đứng cho biết dòng áp dụng cho cái gì: hành động đứng trong kết quả của bước, "
            + "thời hạn của bước đứng trong bước.",
          en: "Where a line stands says what it applies to: actions stand in an outcome, the limit "
            + "of a step in the step."),
        wrong:
          "thủ tục a \"A\":\n  bước b \"B\":\n    do một_cửa\n    lập giấy_hẹn\n    chọn c \"C\" -> b\n  hết\nhết",
        right:
          "thủ tục a \"A\":\n  bước b \"B\":\n    do một_cửa\n    chọn c \"C\" -> b:\n      lập giấy_hẹn\n    hết\n  hết\nhết"
      )
    case .nameWithSpaces:
      Text(
        title: Localized(vi: "tên viết rời", en: "a name typed with spaces"),
        what: Localized(
          vi: "Tên gồm nhiều tiếng phải viết liền bằng dấu gạch dưới.",
          en: "The words of a name are joined by underscores."),
        why: Localized(
          vi: "Dấu cách tách các phần của dòng; tên viết rời thì không biết tên hết ở đâu. Lời để "
            + "người dân đọc viết trong ngoặc kép, có dấu cách và chữ hoa như thường.",
          en: "Spaces part the pieces of a line, so nobody knows where such a name ends. Words for "
            + "people stand in quotation marks, with spaces and capitals as usual."),
        wrong: "vai trò Bộ phận Một cửa \"Bộ phận Một cửa\"",
        right: "vai trò bộ_phận_một_cửa \"Bộ phận Một cửa\"")
    case .otherHeader:
      Text(
        title: Localized(
          vi: "dòng đầu ghi sai ngôn ngữ của từ khóa", en: "the header names the other language"),
        what: Localized(
          vi:
            "Dòng `tthc 1 …` ghi ngôn ngữ này, nhưng các từ khóa trong tệp viết bằng ngôn "
            + "ngữ kia.",
          en: "The line `tthc 1 …` names one language, but the keywords are those of the other."),
        why: Localized(
          vi: "Ngôn ngữ ghi ở dòng đầu cho biết từ khóa được đọc theo bảng nào.",
          en: "The header says by which table keywords are read."),
        wrong: "tthc 1 en\nvai trò một_cửa \"Bộ phận Một cửa\"\nvai trò lãnh_đạo \"Lãnh đạo\"",
        right: "tthc 1 vi\nvai trò một_cửa \"Bộ phận Một cửa\"\nvai trò lãnh_đạo \"Lãnh đạo\"")
    case .everydaySpelling:
      Text(
        title: Localized(vi: "viết theo lối thông thường", en: "an everyday spelling"),
        what: Localized(
          vi: "Ý đã rõ, nhưng ngôn ngữ chỉ có một cách viết: tiền viết đủ chữ số, số bản đứng sau "
            + "loại bản, căn cứ chỉ ghi số hiệu.",
          en: "The meaning is clear, but there is one way to write it: amounts in full digits, "
            + "counts behind the kind of copy, legal bases by their number alone."),
        why: Localized(
          vi: "Viết thống nhất thì tra cứu, đối chiếu và so sánh giữa các thủ tục mới không "
            + "bị sót.",
          en: "With one way to write a thing, searches and comparisons miss nothing."),
        wrong:
          "thủ tục a \"A\":\n  mã số 1.013225\n  thời hạn không quá 15 ngày làm việc\n  lệ phí b \"B\": 1 triệu đồng\nhết",
        right:
          "thủ tục a \"A\":\n  mã 1.013225\n  thời hạn 15 ngày làm việc\n  lệ phí b \"B\": 1.000.000 đồng\nhết"
      )
    case .timeWithLetter:
      Text(
        title: Localized(vi: "giờ viết bằng chữ h", en: "a time with a letter"),
        what: Localized(
          vi: "Giờ và phút cách nhau bằng dấu hai chấm.",
          en: "Hours and minutes are parted by a colon."),
        why: Localized(
          vi: "Viết `16h30` hay `16g30` thì tìm `16:30` không ra.",
          en: "A search for `16:30` misses `16h30`."),
        wrong: "lịch l \"L\":\n  giờ làm việc 7h30 - 11h30\nhết",
        right: "lịch l \"L\":\n  giờ làm việc 7:30 - 11:30\nhết")
    case .otherArrow:
      Text(
        title: Localized(vi: "mũi tên kiểu khác", en: "another kind of arrow"),
        what: Localized(
          vi: "Mũi tên dẫn đến bước sau viết bằng dấu trừ và dấu lớn: `->`.",
          en: "The arrow to the next step is a hyphen and a greater-than sign: `->`."),
        why: Localized(
          vi: "Word hay tự đổi `->` thành ký tự khác khi gõ.",
          en: "Word likes to turn `->` into other characters."),
        wrong:
          "thủ tục a \"A\":\n  bước b \"B\":\n    do một_cửa\n    chọn c \"C\" –> b\n  hết\nhết",
        right:
          "thủ tục a \"A\":\n  bước b \"B\":\n    do một_cửa\n    chọn c \"C\" -> b\n  hết\nhết")
    case .mixedJunctions:
      Text(
        title: Localized(vi: "`và` lẫn với `hoặc`", en: "`và` mixed with `hoặc`"),
        what: Localized(
          vi: "`và` và `hoặc` đứng trong một điều kiện mà không có ngoặc.",
          en: "`và` and `hoặc` stand in one condition without brackets."),
        why: Localized(
          vi: "Điều kiện như vậy có hai cách hiểu, mỗi người đọc có thể hiểu một cách.",
          en: "Such a condition can be read in two ways, and readers will differ."),
        wrong: Self.condition("nhà_ở và gấp hoặc tạm"),
        right: Self.condition("nhà_ở và (gấp hoặc tạm)"))
    case .chainedComparison:
      Text(
        title: Localized(vi: "hai phép so sánh viết liền nhau", en: "comparisons in a chain"),
        what: Localized(
          vi: "Một điều kiện có hai dấu so sánh liên tiếp, như `1 < x < 5`.",
          en: "Two signs of comparison stand in one condition."),
        why: Localized(
          vi: "Viết hai điều kiện nối bằng `và` thì mỗi điều kiện đối chiếu được riêng.",
          en: "Two conditions joined by `và` can be checked one by one."),
        wrong: Self.condition("1 < diện_tích < 5"),
        right: Self.condition("1 < diện_tích và diện_tích < 5"))
    case .noDivision:
      Text(
        title: Localized(vi: "không có phép chia", en: "there is no division"),
        what: Localized(
          vi: "Dấu `/` chỉ dùng trong ngày tháng và số hiệu văn bản.",
          en: "`/` stands only in dates and document numbers."),
        why: Localized(
          vi: "Chia có thể cho số lẻ vô hạn hoặc chia cho không; tiền và thời hạn phải chính xác.",
          en: "A division may never end or divide by zero; money and limits have to be exact."),
        wrong: Self.condition("diện_tích / 2 > 50"), right: Self.condition("diện_tích * 0,5 > 50"))
    case .unclosedBracket:
      Text(
        title: Localized(vi: "thiếu dấu ngoặc đóng", en: "a bracket is not closed"),
        what: Localized(
          vi: "Dấu `(` chưa có `)` tương ứng.", en: "A `(` has no `)` of its own."),
        why: Localized(
          vi: "Không có dấu đóng thì không biết phần trong ngoặc kết thúc ở đâu.",
          en: "Without it nobody knows where the bracket ends."),
        wrong: Self.condition("nhà_ở và (gấp hoặc tạm"),
        right: Self.condition("nhà_ở và (gấp hoặc tạm)"))
    case .changedByLayout:
      Text(
        title: Localized(
          vi: "không chuyển được sang ngôn ngữ kia", en: "the file cannot be printed"),
        what: Localized(
          vi: "Khi viết lại bằng từ khóa của ngôn ngữ kia, một tên trong tệp sẽ bị hiểu "
            + "thành từ khóa.",
          en: "With keywords of the other language, a name of the file would be read as a keyword."),
        why: Localized(
          vi:
            "`tthc fmt` không bao giờ làm đổi nghĩa của tệp; khi không chắc, tệp được giữ nguyên.",
          en: "`tthc fmt` never changes what a file says; in doubt the file stays as it is."),
        wrong: "kịch bản \"K\" cho a:\n  at chọn đủ\nhết",
        right: "kịch bản \"K\" cho a:\n  một_cửa chọn đủ\nhết")
    }
  }

  /// A step that leads on by a condition.
  private static func condition(_ condition: String) -> String {
    "thủ tục a \"A\":\n  bước b \"B\":\n    do hệ_thống\n    nếu \(condition) -> b\n  hết\nhết"
  }
}
