using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ParIndex.Core.Text;
using ParIndex.Web.Languages;

namespace ParIndex.Web.Pages.Surveys.Tablets;

/// <summary>Sentences of the app on tablets, by the names its scripts call them: written into its page in both languages, so that it speaks without a network.</summary>
public sealed class TabletWords(Texts texts)
{
    /// <summary>Letters stay readable; what could end the element it stands in is escaped all the same.</summary>
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Name → Vietnamese sentence.</summary>
    internal static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["title"] = Texts.Key("Phỏng vấn trên máy tính bảng"),
        ["impossible"] = Texts.Key("Trình duyệt này không giữ được dữ liệu an toàn: mở trang bằng https, bằng Chrome, Edge, Firefox hoặc Safari bản mới, không ở chế độ ẩn danh."),
        ["empty"] = Texts.Key("Máy này chưa mang theo ai để hỏi. Khi có mạng, hãy chọn đợt điều tra và khu vực."),
        ["takeAlong"] = Texts.Key("Mang thêm người đi hỏi"),
        ["locked"] = Texts.Key("Máy đang khóa"),
        ["lockedWhy"] = Texts.Key("Tên người và câu trả lời trên máy được mã hóa. Nhập mật khẩu của máy để mở; không cần mạng."),
        ["passphrase"] = Texts.Key("Mật khẩu của máy"),
        ["opening"] = Texts.Key("Đang mở…"),
        ["wrongPassphrase"] = Texts.Key("Mật khẩu không đúng: gõ lại, xem chữ hoa và bộ gõ tiếng Việt."),
        ["unlock"] = Texts.Key("Mở khóa"),
        ["forgotten"] = Texts.Key("Quên mật khẩu"),
        ["wipeWhy"] = Texts.Key("Không ai mở được dữ liệu khi không có mật khẩu. Chỉ có thể xóa hết trên máy này: {0} phiếu chưa gửi sẽ mất."),
        ["wipe"] = Texts.Key("Xóa hết trên máy này"),
        ["back"] = Texts.Key("Quay lại"),
        ["size"] = Texts.Key("Chữ to, chữ thường"),
        ["lock"] = Texts.Key("Khóa máy"),
        ["offlineReady"] = Texts.Key("Ứng dụng đã ở trên máy: dùng được khi không có mạng."),
        ["offlineSoon"] = Texts.Key("Đang tải ứng dụng về máy: đừng ngắt mạng lúc này."),
        ["install"] = Texts.Key("Hãy cài ứng dụng (Thêm vào màn hình chính), để trình duyệt không tự xóa dữ liệu khi máy đầy."),
        ["sendTitle"] = Texts.Key("Gửi về máy chủ"),
        ["send"] = Texts.Key("Gửi {0} phiếu"),
        ["refresh"] = Texts.Key("Cập nhật danh sách"),
        ["waits"] = Texts.Key("Có {0} phiếu chờ gửi. Phiếu chỉ xóa khỏi máy khi máy chủ báo đã nhận."),
        ["nothingWaits"] = Texts.Key("Không có phiếu nào chờ gửi."),
        ["sending"] = Texts.Key("Đang gửi"),
        ["progress"] = Texts.Key("Đã gửi {0} trong {1} phiếu"),
        ["sentSoFar"] = Texts.Key("Đã gửi {0} phiếu."),
        ["offline"] = Texts.Key("Mất mạng hoặc máy chủ bận: phần chưa gửi vẫn ở trên máy, hãy gửi lại sau."),
        ["signIn"] = Texts.Key("Cần đăng nhập lại để gửi; phiếu vẫn ở trên máy."),
        ["signInLink"] = Texts.Key("Đăng nhập"),
        ["otherAccount"] = Texts.Key("Gói “{0}” do {1} mang đi: người đó đăng nhập và gửi trước."),
        ["packRefused"] = Texts.Key("Gói “{0}”: tài khoản này không còn quyền nhập phiếu của đợt. Báo người tổ chức; phiếu vẫn ở trên máy."),
        ["until"] = Texts.Key("Từ {0} đến {1}."),
        ["counts"] = Texts.Key("{0} người; {1} đã xong, {2} phiếu chờ gửi."),
        ["full"] = Texts.Key("Nhóm đã đủ phiếu: ưu tiên hỏi nhóm khác. Phiếu của nhóm này vẫn nhận và tính là vượt chỉ tiêu."),
        ["search"] = Texts.Key("Tìm theo tên, số phiếu, địa chỉ"),
        ["removePack"] = Texts.Key("Xóa gói này khỏi máy"),
        ["removeUnsent"] = Texts.Key("Còn {0} phiếu chưa gửi của “{1}”: xóa là mất, không lấy lại được."),
        ["removeSent"] = Texts.Key("Mọi phiếu của “{0}” đã gửi. Danh sách người sẽ xóa khỏi máy này."),
        ["remove"] = Texts.Key("Xóa khỏi máy"),
        ["ask"] = Texts.Key("Phỏng vấn"),
        ["goOn"] = Texts.Key("Hỏi tiếp"),
        ["review"] = Texts.Key("Xem lại, sửa"),
        ["markRefused"] = Texts.Key("Từ chối"),
        ["markUnreachable"] = Texts.Key("Không gặp được"),
        ["unmark"] = Texts.Key("Bỏ ghi"),
        ["refused"] = Texts.Key("Từ chối"),
        ["unreachable"] = Texts.Key("Không gặp được"),
        ["markWaits"] = Texts.Key("{0}, chờ gửi"),
        ["why"] = Texts.Key("Lý do"),
        ["note"] = Texts.Key("Ghi"),
        ["sent"] = Texts.Key("Đã gửi"),
        ["elsewhere"] = Texts.Key("Không cần hỏi nữa"),
        ["ready"] = Texts.Key("Chờ gửi"),
        ["begun"] = Texts.Key("Đang hỏi dở"),
        ["notAsked"] = Texts.Key("Chưa hỏi"),
        ["notKept"] = Texts.Key("Chưa lưu được thay đổi vừa rồi trên máy: giải phóng chỗ trống, rồi tải lại trang."),
        ["takeFailed"] = Texts.Key("Chưa tải được: kiểm tra mạng và chỗ trống trên máy, rồi thử lại."),
        ["otherWindow"] = Texts.Key("Ứng dụng phỏng vấn đang mở ở cửa sổ khác: đóng cửa sổ đó rồi thử lại."),
        ["weak"] = Texts.Key("Mật khẩu của máy cần ít nhất {0} ký tự, không lặp một vài ký tự: ba từ bất kỳ là được."),
        ["differ"] = Texts.Key("Hai lần gõ khác nhau: gõ lại."),
        ["fetching"] = Texts.Key("Đang tải và mã hóa…"),
        ["allHere"] = Texts.Key("Những người này đã ở trên máy."),
        ["part"] = Texts.Key("Phần {0} trong {1}"),
        ["finish"] = Texts.Key("Hoàn thành phiếu"),
        ["next"] = Texts.Key("Tiếp tục"),
        ["later"] = Texts.Key("Để sau"),
        ["takes"] = Texts.Key("Trả lời mất khoảng {0} phút."),
        ["apart"] = Texts.Key("Câu trả lời được giữ riêng với tên, số điện thoại và địa chỉ của người được hỏi: không ai biết phiếu nào của ai. Chỉ số liệu tổng hợp được công bố."),
        ["needsConsent"] = Texts.Key("Cần đồng ý trước khi trả lời."),
        ["lookAgain"] = Texts.Key("Còn chỗ cần xem lại"),
        ["optional"] = Texts.Key("(không bắt buộc)"),
        ["clear"] = Texts.Key("Bỏ chọn"),
        ["missing"] = Texts.Key("Câu này cần trả lời."),
        ["unknown"] = Texts.Key("Không có lựa chọn này: chọn lại."),
        ["one"] = Texts.Key("Chỉ chọn một câu trả lời."),
        ["alone"] = Texts.Key("Lựa chọn này không chọn cùng câu trả lời khác."),
        ["fewest"] = Texts.Key("Chọn ít nhất {0} câu trả lời."),
        ["most"] = Texts.Key("Chọn nhiều nhất {0} câu trả lời."),
        ["number"] = Texts.Key("Chỉ ghi số."),
        ["whole"] = Texts.Key("Ghi số nguyên, không có phần thập phân."),
        ["min"] = Texts.Key("Ghi số từ {0} trở lên."),
        ["max"] = Texts.Key("Ghi số từ {0} trở xuống."),
        ["damaged"] = Texts.Key("Câu trả lời có ký tự hỏng: gõ lại."),
        ["long"] = Texts.Key("Câu trả lời dài {0} ký tự, nhiều nhất {1}: rút gọn."),
        ["invalid"] = Texts.Key("Câu trả lời không hợp lệ: xem lại."),
    };

    /// <summary>Language → name → sentence, as JSON.</summary>
    public string InBoth() => JsonSerializer.Serialize(new { vi = In(Language.Vietnamese), en = In(Language.English) }, Form);

    private Dictionary<string, string> In(Language language)
    {
        using (Speaking.In(language))
            return All.ToDictionary(word => word.Key, word => texts[word.Value], StringComparer.Ordinal);
    }
}
