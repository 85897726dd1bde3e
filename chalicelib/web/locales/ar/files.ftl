### الملفات: الإرسال وأسباب الرفض

## الإرسال

files-remove = إزالة
files-retry = إعادة الإرسال
files-sending = جارٍ الإرسال
files-hashing = جارٍ التحضير
files-offline = انقطع الاتصال: سيستأنف الإرسال تلقائيا.
files-unreadable = لم تعد قراءة هذا الملف ممكنة على جهازكم. اختاروه من جديد.
files-failed = لم يتم الإرسال. تحققوا من الاتصال ثم أعيدوا الإرسال: لم يضع أي شيء آخر.
files-refused-by-storage = الملف المرسل لا يطابق الملف المختار. اختاروه من جديد.
files-form-until = يمكن استعمال استمارة الإرسال هذه إلى غاية الساعة { $time }.
files-form-again = الحصول على استمارة جديدة

## أسباب الرفض

files-reason-empty = الملف فارغ.
files-reason-too_large = حجم الملف يتجاوز 20 ميغابايت.
files-reason-size_mismatch = حجم الملف الذي وصل ليس هو الحجم المعلن عنه. أعيدوا إرساله.
files-reason-digest_mismatch = الملف الذي وصل ليس هو الملف المعلن عنه (البصمة مختلفة). أعيدوا إرساله.
files-reason-not_a_pdf = الملف ليس بصيغة PDF. احفظوا الوثيقة بصيغة PDF وأعيدوا إرسالها.
files-reason-not_a_scan = الملف ليس بصيغة PDF ولا صورة من نوع JPEG أو PNG أو TIFF أو WebP. امسحوا الوثيقة ضوئيا بإحدى هذه الصيغ.
files-reason-kind_not_taken = هذا النوع من الملفات غير مقبول. أرسلوا ملف PDF أو وثيقة Word أو Excel أو PowerPoint أو LibreOffice، أو صورة من نوع JPEG أو PNG أو TIFF أو WebP.
files-reason-heic = الصور بصيغة HEIC غير مقبولة. احفظوا الصورة بصيغة JPEG، أو التقطوها من جديد من هذه الصفحة.
files-reason-old_office = الوثيقة بصيغة قديمة من Word أو Excel أو PowerPoint، أو تتضمن رسالة. احفظوها بالصيغة الحالية (docx أو xlsx أو pptx) أو بصيغة PDF.
files-reason-two_in_one = يمكن قراءة الملف على وجهين مختلفين. احفظوا الوثيقة من جديد، ويستحسن بصيغة PDF.
files-reason-macros = الملف يتضمن وحدات ماكرو. احفظوه دونها أو بصيغة PDF.
files-reason-external_content = الملف يجلب جزءا من محتواه من مكان آخر. احفظوه بصيغة PDF وأرسلوا النسخة المحصل عليها.
files-reason-malware = عثر في هذا الملف على برمجية خبيثة. لن يحفظ الملف؛ تحققوا من الجهاز الذي جاء منه.
files-reason-not_scannable = تعذر على مضاد الفيروسات قراءة هذا الملف. احفظوه دون حماية أو بصيغة PDF وأرسلوا النسخة المحصل عليها.
files-reason-encrypted = الملف محمي بكلمة مرور. احفظوه دون حماية.
files-reason-restricted = الملف محمي من الطباعة أو التعديل، وهو ما يمنع فحصه. احفظوه دون حماية أو اطبعوه بصيغة PDF.
files-reason-damaged = الملف ناقص أو تالف. احفظوه أو امسحوه ضوئيا من جديد.
files-reason-no_pages = الملف لا يتضمن أي صفحة.
files-reason-too_many_pages = عدد صفحات الملف كبير ولا يمكن فحصه. قسموه إلى عدة ملفات.
files-reason-too_many_objects = الملف معقد ولا يمكن فحصه. اطبعوه بصيغة PDF وأرسلوا النسخة المحصل عليها.
files-reason-too_heavy = حجم الملف بعد فك ضغطه كبير ولا يمكن فحصه. اطبعوه بصيغة PDF وأرسلوا النسخة المحصل عليها.
files-reason-javascript = الملف يتضمن برنامجا (JavaScript). اطبعوه بصيغة PDF وأرسلوا النسخة المحصل عليها.
files-reason-launch = الملف يطلب تشغيل برنامج. اطبعوه بصيغة PDF وأرسلوا النسخة المحصل عليها.
files-reason-embedded_files = الملف يتضمن ملفات أخرى. أرسلوا كل ملف على حدة.
files-reason-xfa = الملف استمارة تفاعلية (XFA). اطبعوه بصيغة PDF وأرسلوا النسخة المحصل عليها.
files-reason-active_content = الملف يتضمن محتوى تفاعليا. اطبعوه بصيغة PDF وأرسلوا النسخة المحصل عليها.
files-reason-bytes_gone = تعذرت قراءة الملف. أعيدوا إرساله.

## ما ينبغي أن يعلمه قارئ ملف مقبول

files-note-form = هذه الوثيقة استمارة: قد يظهر ما ملئ فيها بشكل مختلف من برنامج إلى آخر.
files-note-layers = لهذه الوثيقة طبقات قد تظهر جزءا من النص أو تخفيه.
files-note-attachments = تحمل هذه الوثيقة معطيات مرفقة (نصا أو صورة).
files-note-external_links = تحيل هذه الوثيقة على محتويات خارجية. لا تحينوها إلا إذا كنتم تعرفون مصدرها.
files-note-animated = تتضمن هذه الصورة عدة صور؛ بعض البرامج لا تعرض إلا الأولى.
files-unscanned = لا تخضع الملفات في هذه المنصة للفحص بمضاد للفيروسات.

error-files-unknown = هذا الملف غير موجود أو لم يعد موجودا.
error-files-empty = الملف فارغ. اختاروا ملفا غير فارغ.
error-files-too_large = حجم الملف يتجاوز { $limit_mb } ميغابايت. خفضوا دقته أو قسموه إلى عدة ملفات.
error-files-needs_parts = ما تجاوز { $limit_mb } ميغابايت يرسل على أجزاء: أعلنوا عنه بهذه الطريقة.
error-files-sent_otherwise = أُعلن عن الملف { $name } ليرسل بطريقة أخرى.
error-files-parts_lacking = تنقص أجزاء من الملف { $name } ({ $numbers }). أرسلوها، والباقي محفوظ.
error-files-parts_gone = لم يعد إرسال هذا الملف مفتوحا. ابدؤوه من جديد.
error-files-no_such_part = عدد أجزاء هذا الملف { $count }: لا وجود للجزء { $number }.
error-files-bad_digest = يجب أن تتكون بصمة SHA-256 من 64 رمزا بالنظام الست عشري.
error-files-already_uploaded = الملف { $name } وصل من قبل.
error-files-not_clean = لا يمكن قراءة هذا الملف الآن: لم ينته فحصه أو تم رفضه.
error-files-bytes_gone = لم يعد الملف محفوظا. أعيدوا إرساله.
